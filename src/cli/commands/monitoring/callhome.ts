import { line, notation, section } from '../../notation/notation.ts';

/** Words of Call Home, for `?` (system management command references). */
const help = {
  callhome: 'Enter the callhome configuration mode',
  'email-contact': 'Email address of the contact person',
  'phone-contact': "Contact person's phone number",
  streetaddress: 'Address of the site',
  'site-id': 'Site id of the network',
  'customer-id': 'Customer id',
  'contract-id': 'Service contract id of the customer',
  'switch-priority': 'Priority of the switch',
  'destination-profile': 'Destination profile',
  'alert-group': 'Alert group',
  transport: 'How messages are sent',
  enable: 'Turn on privileged commands',
};
const alertGroups =
  'All|Cisco-TAC|Configuration|Diagnostic|EEM|Environmental|Inventory|License|Linecard-Hardware|Supervisor-Hardware|Syslog-group-port|System|Test';

export const emailContact = line('email-contact <address:word255>', { help });
export const phoneContact = line('phone-contact <number:word20>', { help });
export const streetAddress = line('streetaddress <text:text128>', { help });
export const customerId = line('customer-id <text:text64>', { help });
export const contractId = line('contract-id <text:text64>', { help });
export const siteId = line('site-id <text:text64>', { help });
export const switchPriority = line('switch-priority <0-7>', { default: 'switch-priority 7', help });
export const smtpServer = line('transport email smtp-server <host> [port <1-65535>] [use-vrf <vrf>]', { help });
export const mailServer = line(
  'transport email mail-server <host> [port <1-65535>] [priority <1-100>] [use-vrf <vrf>]',
  { by: 'host', order: 'typed', help },
);
export const emailFrom = line('transport email from <address:word255>', { help });
export const emailReply = line('transport email reply-to <address:word255>', { help });
/** Where privilege levels are on, `enable` asks for one of them here as well. */
export const isEnabled = line('enable', { needs: 'not feature privilege', help });
export const throttles = line('duplicate-message throttle', { default: 'duplicate-message throttle', help });

/** `callhome`: whom the switch tells of itself, and of what. */
export const callhome = section('callhome', {
  prompt: 'config-callhome',
  help,
  holds: [
    emailContact,
    phoneContact,
    streetAddress,
    siteId,
    customerId,
    contractId,
    switchPriority,
    line(`destination-profile <profile:word32> alert-group <group:${alertGroups}>`, { by: 'profile group', help }),
    line('destination-profile <profile:word32> email-addr <address:word255>', { by: 'profile address', help }),
    line('destination-profile <profile:word32> http <url:word255>', { by: 'profile url', help }),
    line('destination-profile <profile:word32> transport-method <method:email|http>', { by: 'profile method', help }),
    line('destination-profile <profile:word32> message-level <0-9>', { by: 'profile', help }),
    line('destination-profile <profile:word32> message-size <0-5000000>', { by: 'profile', help }),
    line('destination-profile <profile:word32> format <format:XML|full-txt|short-txt>', { by: 'profile', help }),
    line('destination-profile <profile:word32>', { by: 'profile', id: 'destination-profile alone', help }),
    line(`alert-group <group:${alertGroups}> user-def-cmd <command:text>`, { by: 'group command', help }),
    smtpServer,
    mailServer,
    emailFrom,
    emailReply,
    line('transport http use-vrf <vrf>', { help }),
    line('transport http proxy server <host> [port <1-65535>]', { help }),
    line('transport http proxy enable', { help }),
    line('periodic-inventory notification [interval <1-30>] [timeofday <time>]', {
      default: 'periodic-inventory notification',
      help,
    }),
    throttles,
    isEnabled,
  ],
});

export const callhomeLines = notation('callhome', [callhome]);

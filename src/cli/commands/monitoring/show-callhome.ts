import type { Body } from '../../../machine/config/body.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { isOn, listIn, sectionsIn, valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import {
  callhome,
  callhomeLines,
  contractId,
  customerId,
  emailContact,
  emailFrom,
  emailReply,
  isEnabled,
  mailServer,
  phoneContact,
  siteId,
  smtpServer,
  streetAddress,
  switchPriority,
  throttles,
} from './callhome.ts';
import { snmpContact, snmpLines } from './snmp-lines.ts';

const help = {
  show: 'Show running system information',
  callhome: 'Show callhome information',
  'destination-profile': 'Show destination profiles',
  transport: 'Show how messages are sent',
  status: 'Show the state of callhome',
};

/** The lines of Call Home; nothing where there are none. */
function bodyOf(running: RunningConfiguration): Body {
  return sectionsIn(callhomeLines.slice.of(running), callhome)[0]?.body ?? {};
}

/** `show callhome` (words and keys: the NX-API reference of 9.2; keys of what that cuts off are inferred). */
export const showCallhome = showing('show callhome', {
  help,
  read: ({ device }) => {
    const { running } = device.configuration;
    const body = bodyOf(running);
    return {
      state: isOn(body, isEnabled) ? 'enabled' : 'disabled',
      contact: valuesIn(snmpLines.slice.of(running), snmpContact)?.contact ?? '',
      email: valuesIn(body, emailContact)?.address ?? '',
      phone: valuesIn(body, phoneContact)?.number ?? '',
      street: valuesIn(body, streetAddress)?.text ?? '',
      site: valuesIn(body, siteId)?.text ?? '',
      customer: valuesIn(body, customerId)?.text ?? '',
      contract: valuesIn(body, contractId)?.text ?? '',
      priority: valuesIn(body, switchPriority)?.switchPriority ?? 7,
      throttling: isOn(body, throttles) ? 'enabled' : 'disabled',
    };
  },
  print: (about) => [
    `callhome ${about.state}`,
    'Callhome Information:',
    `contact person name(sysContact):${about.contact}`,
    `contact person's email:${about.email}`,
    `contact person's phone number:${about.phone}`,
    `street addr:${about.street}`,
    `site id:${about.site}`,
    `customer id:${about.customer}`,
    `contract id:${about.contract}`,
    `switch priority:${about.priority}`,
    `duplicate message throttling : ${about.throttling}`,
    'periodic inventory : enabled',
    'periodic inventory time-period : 7 days',
    'periodic inventory timeofday : 08:00 (HH:MM)',
    'Distribution : Disabled',
  ],
  structure: (about) => ({
    output_state: `callhome ${about.state}\n`,
    info: 'Callhome Information:\n',
    per_name: 'contact person name(sysContact):',
    name: `${about.contact}\n`,
    email_info: "contact person's email:",
    email_conf: `${about.email}\n`,
    ph_info: "contact person's phone number:",
    str_addr: 'street addr:',
    site_id: 'site id:',
    cust_id: 'customer id:',
    contr_id: 'contract id:',
    swi_pri: 'switch priority:',
    swi_pri_value: `${about.priority}\n`,
    dup_mess: `duplicate message throttling : ${about.throttling}\n`,
    per_inv: 'periodic inventory : enabled\n',
    per_time: 'periodic inventory time-period : 7 days\n',
    per_timeofday: 'periodic inventory timeofday : 08:00 (HH:MM)\n',
    dist: 'Distribution : Disabled\n',
  }),
});

/** Profiles that every switch has, with what they send (system management guides). */
const profiles = [
  { name: 'full-txt-destination', size: 2_500_000, format: 'full-txt' },
  { name: 'short-txt-destination', size: 4000, format: 'short-txt' },
  { name: 'CiscoTAC-1', size: 5_000_000, format: 'XML' },
] as const;

/** `show callhome destination-profile`: the three profiles of every switch. */
export const showCallhomeProfiles = showing('show callhome destination-profile', {
  help,
  read: () => profiles,
  *print(known) {
    for (const { name, size, format } of known) {
      yield `${name} destination profile information`;
      yield `maximum message size:${size}`;
      yield `message format:${format}`;
      yield 'message-level:0';
      yield 'transport-method:email';
      yield 'email addresses configured :';
      yield 'url addresses configured :';
      yield 'alert groups configured :';
      yield `${name === 'CiscoTAC-1' ? 'cisco-tac' : 'all'}`;
      yield '';
    }
  },
  structure: (known) =>
    table(
      'profile',
      known.map(({ name, size, format }) => ({ profile_name: name, max_size: String(size), format })),
    ),
});

/** `show callhome transport`: which servers send messages. */
export const showCallhomeTransport = showing('show callhome transport', {
  help,
  read: ({ device }) => {
    const body = bodyOf(device.configuration.running);
    const smtp = valuesIn(body, smtpServer);
    return {
      from: valuesIn(body, emailFrom)?.address ?? '',
      reply: valuesIn(body, emailReply)?.address ?? '',
      servers: [
        ...(smtp === undefined
          ? []
          : [{ host: smtp.host, port: smtp.port ?? 25, vrf: smtp.vrf ?? 'default', priority: 0 }]),
        ...listIn(body, mailServer).map(({ host, port = 25, priority = 50, vrf = 'default' }) => ({
          host,
          port,
          vrf,
          priority,
        })),
      ],
    };
  },
  *print({ from, reply, servers }) {
    yield 'http vrf:default';
    yield '';
    yield `from email addr:${from}`;
    yield `reply to email addr:${reply}`;
    for (const { host, port, vrf, priority } of servers) {
      yield `smtp server:${host}`;
      yield `smtp server port:${port}`;
      yield `smtp server vrf:${vrf}`;
      yield `smtp server priority:${priority}`;
    }
    yield '';
    yield 'http proxy server:';
    yield 'http proxy server port:';
    yield 'http proxy status:Disabled';
  },
  structure: ({ from, reply, servers }) => ({
    from_email: from,
    reply_email: reply,
    ...table(
      'smtp_server',
      servers.map(({ host, port, vrf, priority }) => ({
        smtp_server: host,
        smtp_port: String(port),
        smtp_vrf: vrf,
        smtp_priority: String(priority),
      })),
    ),
  }),
});

/** `show callhome status`: whether what it says is shared with others. */
export const showCallhomeStatus = showing('show callhome status', {
  help,
  read: () => undefined,
  print: () => ['Distribution : Disabled'],
});

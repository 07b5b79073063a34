import type { Family } from '../family.ts';
import { featureGroupLines } from './feature-groups.ts';
import { loginSettings } from './logins.ts';
import { passphraseLines } from './passphrase.ts';
import { roleSettings } from './roles.ts';
import { showLogin, showLoginFailures } from './show-login.ts';
import { showUserpassphrase, showUserTimes } from './show-passphrase.ts';
import { showRole, showRoleNamed } from './show-role.ts';
import { showRoleFeature, showRoleFeatureGroup } from './show-role-features.ts';
import { showStrengthCheck, showUserAccount } from './show-user-account.ts';
import { showUsers, who } from './show-users.ts';
import { userSettings } from './users.ts';

/** Accounts, roles, logins and who is there. */
export const users: Family = {
  commands: [
    showLogin,
    showLoginFailures,
    showRole,
    showRoleNamed,
    showRoleFeature,
    showRoleFeatureGroup,
    showUserAccount,
    showStrengthCheck,
    showUsers,
    who,
    showUserpassphrase,
    showUserTimes,
  ],
  settings: [
    ...loginSettings,
    ...featureGroupLines.settings,
    ...roleSettings,
    ...userSettings,
    ...passphraseLines.settings,
  ],
};

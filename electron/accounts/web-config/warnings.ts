/** Why what a web.config says may not be the whole truth. */
export const webConfigWarnings = {
  'membership-encrypted':
    'The <membership> section is encrypted on the web server. Decrypt a copy there with aspnet_regiis -pdf, or ask for its hashAlgorithmType.',
  'machine-key-encrypted':
    'The <machineKey> section is encrypted on the web server. Decrypt a copy there with aspnet_regiis -pdf, or ask for its validation.',
  'membership-in-another-file':
    'The <membership> section lies in another file, which configSource names. Choose that file next.',
  'machine-key-in-another-file':
    'The <machineKey> section lies in another file, which configSource names. Choose that file next.',
  'membership-not-read':
    'Only a section’s own file has been read so far. Choose the web.config too: its <membership> section decides.',
  'machine-key-not-read':
    'Only a section’s own file has been read so far. Choose the web.config too: its <machineKey> section may decide.',
  'section-file-passed-over':
    'The web.config has this section itself, so ASP.NET does not read the file that was chosen for it; it was passed over.',
  'app-settings-passed-over': '<appSettings> says nothing of how Membership hashes, and was passed over.',
  'sections-redefined':
    'configSections gives the sections of Membership to code of the application’s own, which may mean anything by them.',
  'set-for-a-folder': 'A <location> sets Membership or the machine key for one folder alone; that was passed over.',
  'provider-elsewhere':
    'The default provider is not in this file, so machine.config’s is taken: SqlMembershipProvider with its defaults.',
  'provider-of-its-own': 'The default provider is a class of the application’s own, which may hash as it likes.',
  'algorithm-unknown': 'The algorithm that is named is none that Membership comes with.',
  'decryption-key-generated':
    'The decryption key is made by the web server (AutoGenerate or IsolateApps) and is not in this file.',
  'decryption-key-unusable': 'The decryption key has no length that its algorithm knows.',
} as const;
export type WebConfigWarning = keyof typeof webConfigWarnings;

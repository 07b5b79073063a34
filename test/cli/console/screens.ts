/** What the console shows between power and login on the models of these tests; the BIOS is that of 7.0(3)I7(3) on a 3172TQ. */
export const bios = `
(c) Copyright 2011, Cisco Systems.
N3000 BIOS v.2.8.0, Tue 12/22/2015

Press  ctrl L to go to loader prompt in 2 secs

`;

export function loading(place: string): string {
  return `check_bootmode: grub: Continue grub
Trying to read config file /boot/grub/menu.lst.local from (hd0,5)
 Filesystem type is ext2fs, partition type 0x83

${loadingByHand(place)}`;
}

/** Without the configuration file of the loader, which only a boot by itself reads. */
export function loadingByHand(place: string): string {
  return `Booting ${place}
Trying diskboot
 Filesystem type is ext2fs, partition type 0x83
`;
}

export const kernel = `CardIndex = 11091
Image valid

INIT: version 2.88 booting
Installing ata_piix module ... done.
Unsquashing rootfs ...
Total size needed in bootflash is 148060
check bootflash : OK
Enabling 8250 serial driver spurious INTs workaround
Installing isan procfs ... done.
Installing SSE module with card index 11091 ... done.
Creating SSE device node 244 ... done.
Loading I2C driver ... done.
Checking all filesystems.
Installing SPROM driver ... 11091 IS_N3K done.
Installing pfmsvcs module ...done.
Installing nvram module ... done.
Installing if_index module with port mode 6 ... done.
Installing psdev ...
Installing veobc module ... done.
`;

export const system = `Loading system software
Installing local RPMS
Patch Repository Setup completed successfully
INIT: Entering runlevel: 3
System is coming up ... Please wait ...
`;

export const login = (hostname: string): string => `
User Access Verification
${hostname} login: `;

/** What `n3k lab new` writes: a small lab in which every line is explained. */
export const starterLab = `# A lab of emulated Nexus 3000 switches: n3k run lab.yaml starts it, n3k lab check lab.yaml checks it.
title: Two leaves and a border switch

# Serial numbers, host keys and filler follow from the seed: the same seed, the same lab.
seed: my-lab

clock:
  # The date in the lab, UTC; the date of this computer when left out.
  start: 2024-01-15 09:00:00
  # real, a factor (60: one second here is a minute in the lab), or instant.
  speed: 60

# How to reach devices that say nothing of it: a free port of 127.0.0.1 each when left out.
# loopback gives each its own address with port 22: 127.1.0.1, 127.1.0.2, … (needs the right to use port 22).
# addresses: loopback
# addresses: { first: 127.1.0.1, port: 2222 }
# addresses: { firstPort: 2201 }

# What devices have in common. A device names its template; what it says itself stands in place of the template's.
templates:
  leaf:
    # n3k models lists the models, n3k releases --model N3K-C3064PQ-10GE the releases of one.
    model: N3K-C3064PQ-10GE
    release: 7.0(3)I7(8)
    users:
      - { name: admin, password: admin, role: network-admin }
      - { name: guest, password: guest, role: network-operator }

devices:
  # leaf1 and leaf2. In texts of a counted entry, {n} is the number of the device.
  - name: leaf
    template: leaf
    count: 2
    managementAddress: 192.0.2.{n}/24
  - name: border
    template: leaf
    hostname: border-1
    managementAddress: 192.0.2.9/24
    # Documented defects that the release has can be switched off: n3k defects lists them.
    # defects: { CSCvg51567: false }
    bootflash:
      files:
        # A file holds text:, sizeBytes: of filler, image: from the catalog (n3k image list), or from: a file of this computer.
        - { name: scripts/ }
        - { name: scripts/hello.txt, text: "hello\\n" }
        - { name: old.log, sizeBytes: 4096, modified: 2023-12-24 18:00:00 }
    # A stick in a slot: described here, or one of the lab's by its name.
    usb1: blue

# USB sticks of the lab.
sticks:
  - { name: blue, size: 16GB }

# File servers that the switches see: copy ftp://backup@192.0.2.100/nxos.9.3.4.bin bootflash: vrf management
hosts:
  - address: 192.0.2.100
    names: [files.example.com]
    users: [{ name: backup, password: backup, home: /srv }]
    files:
      - { path: /srv/nxos.9.3.4.bin, image: nxos.9.3.4.bin }
`;

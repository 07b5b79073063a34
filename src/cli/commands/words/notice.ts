/** The notice that stands above `show version` and is shown after login (nxos-behaviour 3.6; trailing blanks are real). */
export function notice(copyrightYear: number, isSingleImage: boolean): readonly string[] {
  return isSingleImage ? singleImageNotice(copyrightYear) : twoImageNotice(copyrightYear);
}

function singleImageNotice(year: number): readonly string[] {
  return [
    'Cisco Nexus Operating System (NX-OS) Software',
    'TAC support: http://www.cisco.com/tac',
    `Copyright (C) 2002-${year}, Cisco and/or its affiliates.`,
    'All rights reserved.',
    'The copyrights to certain works contained in this software are',
    'owned by other third parties and used and distributed under their own',
    'licenses, such as open source.  This software is provided "as is," and unless',
    'otherwise stated, there is no warranty, express or implied, including but not',
    'limited to warranties of merchantability and fitness for a particular purpose.',
    'Certain components of this software are licensed under',
    'the GNU General Public License (GPL) version 2.0 or ',
    'GNU General Public License (GPL) version 3.0  or the GNU',
    'Lesser General Public License (LGPL) Version 2.1 or ',
    'Lesser General Public License (LGPL) Version 2.0. ',
    'A copy of each such license is available at',
    'http://www.opensource.org/licenses/gpl-2.0.php and',
    'http://opensource.org/licenses/gpl-3.0.html and',
    'http://www.opensource.org/licenses/lgpl-2.1.php and',
    'http://www.gnu.org/licenses/old-licenses/library.txt.',
  ];
}

function twoImageNotice(year: number): readonly string[] {
  return [
    'Cisco Nexus Operating System (NX-OS) Software',
    'TAC support: http://www.cisco.com/tac',
    `Copyright (c) 2002-${year}, Cisco Systems, Inc. All rights reserved.`,
    'The copyrights to certain works contained in this software are',
    'owned by other third parties and used and distributed under',
    'license. Certain components of this software are licensed under',
    'the GNU General Public License (GPL) version 2.0 or the GNU',
    'Lesser General Public License (LGPL) Version 2.1. A copy of each',
    'such license is available at',
    'http://www.opensource.org/licenses/gpl-2.0.php and',
    'http://www.opensource.org/licenses/lgpl-2.1.php',
  ];
}

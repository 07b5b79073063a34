import type { ProductLine } from '../../../facts/release.ts';

/** The notice that stands above `show version` and is shown after login (nxos-behaviour 3.6; trailing blanks are real). */
export function notice(copyrightYear: number, line: ProductLine): readonly string[] {
  if (line === 'nexus9000') return singleImageNotice(copyrightYear);
  return line === 'nexus5000' || line === 'nexus7000' ? twoImageNotice(copyrightYear) : firstNotice(copyrightYear);
}

/** That of 6.0(2)U (four captures of U6(2) to U6(10), genieparser); on Nexus 3500 inferred. */
function firstNotice(year: number): readonly string[] {
  return [
    'Cisco Nexus Operating System (NX-OS) Software',
    'TAC support: http://www.cisco.com/tac',
    'Documents: http://www.cisco.com/en/US/products/ps9372/tsd_products_support_series_home.html',
    `Copyright (c) 2002-${year}, Cisco Systems, Inc. All rights reserved.`,
    'The copyrights to certain works contained herein are owned by',
    'other third parties and are used and distributed under license.',
    'Some parts of this software are covered under the GNU Public',
    'License. A copy of the license is available at',
    'http://www.gnu.org/licenses/gpl.html.',
  ];
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

/** That of Nexus 5000 and 7000. */
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

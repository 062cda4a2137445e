// SPDX-License-Identifier: EUPL-1.2
import * as sass from 'sass';
export function styles(put) {
  put('site.css', sass.compile('assets/site.scss', { style: 'compressed' }).css);
}

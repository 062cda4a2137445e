// SPDX-License-Identifier: EUPL-1.2
// Just enough of ZIP to fill in a workbook as a person would: read its parts, write them again.
import { deflateRawSync, inflateRawSync, crc32 as nodeCrc } from 'node:zlib';

const table = Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1; return n >>> 0; });
const crc32 = nodeCrc ?? ((b) => { let c = ~0; for (const x of b) c = table[(c ^ x) & 255] ^ (c >>> 8); return ~c >>> 0; });

export function unzip(bytes) {
  const parts = new Map();
  let end = bytes.length - 22;
  while (bytes.readUInt32LE(end) !== 0x06054b50) end--;
  for (let i = 0, at = bytes.readUInt32LE(end + 16); i < bytes.readUInt16LE(end + 10); i++) {
    const method = bytes.readUInt16LE(at + 10), size = bytes.readUInt32LE(at + 20), name = bytes.readUInt16LE(at + 28);
    const from = bytes.readUInt32LE(at + 42), begin = from + 30 + bytes.readUInt16LE(from + 26) + bytes.readUInt16LE(from + 28);
    const data = bytes.subarray(begin, begin + size);
    parts.set(bytes.toString('utf8', at + 46, at + 46 + name), method === 0 ? Buffer.from(data) : inflateRawSync(data));
    at += 46 + name + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

export function zip(parts) {
  const files = [], list = [];
  let at = 0;
  for (const [name, data] of parts) {
    const packed = deflateRawSync(data), n = Buffer.from(name), head = Buffer.alloc(30), row = Buffer.alloc(46);
    head.writeUInt32LE(0x04034b50); head.writeUInt16LE(20, 4); head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc32(data), 14); head.writeUInt32LE(packed.length, 18); head.writeUInt32LE(data.length, 22); head.writeUInt16LE(n.length, 26);
    row.writeUInt32LE(0x02014b50); row.writeUInt16LE(20, 4); row.writeUInt16LE(20, 6); row.writeUInt16LE(8, 10);
    head.copy(row, 16, 14, 26); row.writeUInt16LE(n.length, 28); row.writeUInt32LE(at, 42);
    files.push(head, n, packed); list.push(row, n);
    at += 30 + n.length + packed.length;
  }
  const directory = Buffer.concat(list), end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50); end.writeUInt16LE(parts.size, 8); end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(directory.length, 12); end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, directory, end]);
}

const escape = (s) => s.replace(/&/g, '&amp;').replace(/</g, '&lt;');
// Rewrites the typed columns of each row of the sheet whose first cell is a code: answer(row) gives {E: 'text'…}.
export function fillSheet(parts, sheet, answer) {
  const xml = parts.get(sheet).toString('utf8');
  const filled = xml.replace(/<row r="(\d+)"([^>]*)>(.*?)<\/row>/gs, (all, n, more, cells) => {
    if (n === '1') return all;
    const kept = [...cells.matchAll(/<c r="([A-Z]+)\d+"[^>]*?(?:\/>|>.*?<\/c>)/gs)].filter((c) => c[1] < 'E').map((c) => c[0]).join('');
    const typed = Object.entries(answer(Number(n))).sort().map(([c, text]) => `<c r="${c}${n}" t="inlineStr"><is><t>${escape(text)}</t></is></c>`).join('');
    return `<row r="${n}"${more}>${kept}${typed}</row>`;
  });
  parts.set(sheet, Buffer.from(filled));
}

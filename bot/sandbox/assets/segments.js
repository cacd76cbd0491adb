// How a text travels: GSM-7 septets or UCS-2 code units, in segments. As in `segments.py`, for texts being written.

const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const EXTENDED = new Set("\f^{}\\[~]|€");

/** `{encoding, used, room, segments}`: signs used of those that fit into as many segments. */
export function onAir(text) {
  const signs = [...text];
  const gsm = signs.every((sign) => BASIC.has(sign) || EXTENDED.has(sign));
  const widths = signs.map((sign) => (gsm ? (EXTENDED.has(sign) ? 2 : 1) : sign.length));
  const [alone, each] = gsm ? [160, 153] : [70, 67];
  const used = widths.reduce((sum, width) => sum + width, 0);
  const segments = used <= alone ? 1 : fill(widths, each);
  return { encoding: gsm ? "GSM-7" : "UCS-2", used, room: segments === 1 ? alone : segments * each, segments };
}

function fill(widths, each) {
  let segments = 1;
  let room = each;
  for (const width of widths) {
    if (width > room) {
      segments += 1;
      room = each;
    }
    room -= width;
  }
  return segments;
}

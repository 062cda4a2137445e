/* SPDX-License-Identifier: EUPL-1.2
 * Images without what the camera knew: place, device, person, comments, thumbnails, and whatever was
 * hidden behind their end. Pixels are not touched. */
#include <string.h>

#include "room/evidence/evidence_disk.h"

static size_t be16(const unsigned char *b)
{
    return (size_t)b[0] << 8 | b[1];
}

static size_t be32(const unsigned char *b)
{
    return (size_t)b[0] << 24 | (size_t)b[1] << 16 | (size_t)b[2] << 8 | b[3];
}

static size_t le16(const unsigned char *b)
{
    return (size_t)b[1] << 8 | b[0];
}

static size_t le32(const unsigned char *b)
{
    return (size_t)b[3] << 24 | (size_t)b[2] << 16 | (size_t)b[1] << 8 | b[0];
}

/* How the picture is turned, 1 to 8, from an Exif segment's payload; 0 when it does not say. */
static int orientation_of(const unsigned char *b, size_t len)
{
    if (len < 14 || memcmp(b, "Exif\0\0", 6) != 0)
        return 0;
    b += 6;
    len -= 6;
    bool little = b[0] == 'I';
    size_t at = little ? le32(b + 4) : be32(b + 4);
    if (at > len - 2)
        return 0;
    size_t count = little ? le16(b + at) : be16(b + at);
    at += 2;
    for (size_t i = 0; i < count && at + 12 <= len; i++, at += 12) {
        if ((little ? le16(b + at) : be16(b + at)) != 0x0112)
            continue;
        size_t v = little ? le16(b + at + 8) : be16(b + at + 8);
        return v >= 1 && v <= 8 ? (int)v : 0;
    }
    return 0;
}

/* An Exif segment that says nothing but how the picture is turned. */
static void write_orientation(struct sink *to, int turn)
{
    unsigned char segment[] = {0xFF, 0xE1, 0, 34,  'E', 'x', 'i',  'f',  0, 0, 'M', 'M', 0, '*', 0, 0, 0, 8,
                               0,    1,    1, 0x12, 0,   3,   0,    0,    0, 1, 0,   (unsigned char)turn, 0, 0, 0, 0, 0, 0};
    sink_write(to, segment, sizeof segment);
}

/* Application segments that say how to paint: JFIF, colour profile, Adobe's transform. */
static bool segment_paints(const unsigned char *b, size_t len, unsigned char marker)
{
    if (marker == 0xE0)
        return len >= 7 && memcmp(b + 4, "JF", 2) == 0;
    if (marker == 0xE2)
        return len >= 16 && memcmp(b + 4, "ICC_PROFILE", 11) == 0;
    if (marker == 0xEE)
        return len >= 9 && memcmp(b + 4, "Adobe", 5) == 0;
    return !(marker >= 0xE0 && marker <= 0xEF) && marker != 0xFE;
}

/* Where the compressed data that begin at `at` end: at the next marker that is not part of them. */
static size_t scan_end(const struct content *c, size_t at)
{
    while (at + 1 < c->len) {
        unsigned char next = c->bytes[at + 1];
        if (c->bytes[at] == 0xFF && next != 0 && next != 0xFF && !(next >= 0xD0 && next <= 0xD7))
            return at;
        at++;
    }
    return c->len;
}

static bool jpeg_copy(const struct content *c, struct sink *to, bool *ret_cleaned)
{
    sink_write(to, c->bytes, 2);
    for (size_t at = 2; at + 1 < c->len;) {
        if (c->bytes[at] != 0xFF)
            return false;
        unsigned char marker = c->bytes[at + 1];
        if (marker == 0xFF) {
            at++;
            continue;
        }
        if (marker == 0xD9) {
            sink_write(to, c->bytes + at, 2);
            *ret_cleaned = *ret_cleaned || at + 2 < c->len;
            return true;
        }
        if (at + 4 > c->len)
            return false;
        size_t len = 2 + be16(c->bytes + at + 2);
        if (len < 4 || at + len > c->len)
            return false;
        if (marker == 0xE1) {
            int turn = orientation_of(c->bytes + at + 4, len - 4);
            if (turn > 1)
                write_orientation(to, turn);
        }
        if (segment_paints(c->bytes + at, len, marker))
            sink_write(to, c->bytes + at, len);
        else
            *ret_cleaned = true;
        at += len;
        if (marker == 0xDA) {
            size_t end = scan_end(c, at);
            sink_write(to, c->bytes + at, end - at);
            at = end;
        }
    }
    return true; /* cut short by the camera: what there is, is clean */
}

static bool png_copy(const struct content *c, struct sink *to, bool *ret_cleaned)
{
    sink_write(to, c->bytes, 8);
    for (size_t at = 8; at + 12 <= c->len;) {
        const unsigned char *b = c->bytes + at;
        size_t len = be32(b) + 12;
        if (len > c->len - at)
            return false;
        static const char drop[][5] = {"eXIf", "tEXt", "zTXt", "iTXt", "tIME"};
        bool keep = true;
        for (size_t i = 0; i < COUNT(drop); i++)
            keep = keep && memcmp(b + 4, drop[i], 4) != 0;
        if (keep)
            sink_write(to, b, len);
        else
            *ret_cleaned = true;
        at += len;
        if (memcmp(b + 4, "IEND", 4) == 0) {
            *ret_cleaned = *ret_cleaned || at < c->len;
            return true;
        }
    }
    return false;
}

/* Walks the chunks; with `to` NULL only counts what will be kept. */
static bool webp_walk(const struct content *c, struct sink *to, size_t *ret_kept, bool *ret_cleaned)
{
    size_t end = le32(c->bytes + 4) + 8, kept = 4;
    if (end > c->len)
        return false;
    *ret_cleaned = *ret_cleaned || end < c->len;
    for (size_t at = 12; at + 8 <= end;) {
        const unsigned char *b = c->bytes + at;
        size_t len = 8 + le32(b + 4);
        len += len & 1;
        if (len > end - at)
            return false;
        at += len;
        if (memcmp(b, "EXIF", 4) == 0 || memcmp(b, "XMP ", 4) == 0) {
            *ret_cleaned = true;
            continue;
        }
        kept += len;
        if (to == NULL)
            continue;
        unsigned char flags = (unsigned char)(b[8 < len ? 8 : 0] & ~0x0C); /* no longer has EXIF and XMP */
        bool extended = memcmp(b, "VP8X", 4) == 0 && len > 9;
        sink_write(to, b, extended ? 8 : len);
        if (extended) {
            sink_write(to, &flags, 1);
            sink_write(to, b + 9, len - 9);
        }
    }
    *ret_kept = kept;
    return true;
}

static bool webp_copy(const struct content *c, struct sink *to, bool *ret_cleaned)
{
    size_t kept = 0;
    if (!webp_walk(c, NULL, &kept, ret_cleaned))
        return false;
    unsigned char head[12] = {'R', 'I', 'F', 'F', 0, 0, 0, 0, 'W', 'E', 'B', 'P'};
    for (size_t i = 0; i < 4; i++)
        head[4 + i] = (unsigned char)(kept >> (8 * i));
    sink_write(to, head, sizeof head);
    return webp_walk(c, to, &kept, ret_cleaned);
}

bool image_copy(int type, const struct content *c, struct sink *to, bool *ret_cleaned)
{
    *ret_cleaned = false;
    switch (type) {
    case TYPE_JPEG:
        return jpeg_copy(c, to, ret_cleaned);
    case TYPE_PNG:
        return png_copy(c, to, ret_cleaned);
    case TYPE_WEBP:
        return webp_copy(c, to, ret_cleaned);
    default:
        return false;
    }
}

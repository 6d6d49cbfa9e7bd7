#pragma once

#include "codec/study.h"

namespace titrate::codec {

/// The pages of a kit, to be printed (print/sheets.h draws them): each {"title", "blocks"}, and each block one of
///
///     {"kind": "text", "text"}                 a paragraph
///     {"kind": "strong", "text"}               a paragraph that must not be overlooked
///     {"kind": "steps", "items"}               numbered
///     {"kind": "table", "head", "rows"}
///     {"kind": "labels", "labels"}             to cut out: each {"big", "small", "qr"}
///     {"kind": "codes", "codes"}               to cut out: QR codes alone, which nobody can read by eye
///     {"kind": "lines", "items"}               to write on
///     {"kind": "code", "text"}                 digits to copy, in letters of one width

/// For the person: what to do, and the labels. Made without the secret.
Json persons_sheets(const Study& study);

/// For a helper alone: which bag gets what, and the emergency envelope. Holds the order.
Json helpers_sheets(const Study& study, const Secret& secret);

/// For somebody alone: the codes to stick on envelopes, on one page for each content, sorted so that a page tells
/// nothing of the order. A program that reads QR codes can tell which code has which content; an eye cannot.
Json strips_alone(const Study& study, const Secret& secret);

/// What a code on an envelope says.
std::string qr_text_of(const KitLabel& label);

}  // namespace titrate::codec

#pragma once

namespace titrate {

/// What of a diary is changed before it is given away (codec/redacted.h).
struct Redaction {
  bool shift_dates = false;  ///< by whole weeks, so that it begins in the first week of 2000
  bool drop_words = false;   ///< of notes, changes, reasons and names of clinicians
  bool any() const { return shift_dates || drop_words; }
  friend bool operator==(const Redaction&, const Redaction&) = default;
};

}  // namespace titrate

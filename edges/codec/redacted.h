#pragma once

#include <string>
#include <vector>

#include "app/redaction.h"
#include "base/result.h"
#include "codec/log_json.h"

namespace titrate::codec {

/// What stands where words were dropped. That there were some is a fact of the diary, and stays.
inline constexpr const char* dropped_words = "(left out)";

/// By how much a log is shifted: whole weeks, so that weekdays stay what they were.
days shift_of(const std::vector<Event>& events);

/// A copy of a log to be given away. Everything that a review reads is kept: it gives the same answer.
///
/// - With shifted dates, days, moments and whatever date stands in a document move by the same whole weeks. Moments
/// keep
///   the clock of their place and lose its zone. A sealed plan moves too and is committed to anew with its own secret,
///   so that its order can still be verified; its hash is no longer the one that was printed at the seal.
/// - Without words, what a person wrote becomes `dropped_words`; a reason that was never given stays empty. The names
/// of
///   medicines, conditions, products, outcomes and side effects are what the diary is about, and stay.
/// - The callers' names of events go with either, and so does the key of the order: who gets a redacted copy could open
///   a running trial with it.
///
/// A Problem for dates of a sealed plan whose secret is closed, with a passphrase or without its key: nobody can commit
/// to its shifted protocol before it is opened.
Result<WholeLog> redacted(const WholeLog& log, const Redaction& how, const Catalog& catalog);

/// Of events those that are entries of a day: all that a table of days can hold.
WholeLog entries_of(const std::vector<Event>& events);

/// What somebody learns who gets this log, in sentences: entries, days, documents, what was changed in it. The
/// simulated example beside a person's own diary is named, and counted only where it is all there is.
std::vector<std::string> held_in(const WholeLog& log, const Redaction& how = {});

}  // namespace titrate::codec

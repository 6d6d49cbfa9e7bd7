#pragma once

#include <optional>
#include <string>

#include "app/open_notebook.h"
#include "app/vault.h"
#include "base/result.h"
#include "codec/seal.h"
#include "life/event.h"
#include "life/protocol.h"
#include "life/schedule.h"

namespace titrate::codec {

/// The sealed plan of a diary, read from its log.
struct SealedPlan {
  Protocol as_sealed, now;        ///< `now`: with the last amendment
  std::string text;               ///< as it was sealed: the bytes that the hash is of
  bool question_changed = false;  ///< an amendment changed what is asked or when it is judged
};

/// What the seal added to a plan holds on where an amendment does not name it: the rule with what it was calibrated by,
/// the looks that it was calibrated for, and what the rehearsal expected. A file of before the seal has none of it.
void keep_what_was_sealed(Trial& amended, const Trial& before);

/// Nothing where no plan was sealed.
Result<std::optional<SealedPlan>> sealed_plan_of(const Notebook& notebook, const Catalog& catalog);

/// Its schedule, as it is known at `now`.
TrialCalendar calendar_of(const SealedPlan& plan, const OpenNotebook& notebook, const Catalog& catalog,
                          const Moment& now);

/// What opens a sealed order, where the vault's key does not.
struct Opener {
  std::optional<std::string> passphrase;  ///< a helper's
  std::optional<std::string> secret;      ///< itself, in hexadecimal: it is in the sealed envelope of the kit
};

/// A plan sealed: the event for the log. A secret is drawn, committed to in the protocol, and closed with the vault's
/// key; or with a helper's passphrase, and then nobody who holds the data folder alone can open it.
Result<Locked> seal_plan(Protocol protocol, Vault& vault, const std::optional<std::string>& passphrase = {});

/// The secret of a sealed plan: told, or opened with the vault's key, or by what somebody gave. Needs a sealed plan. A
/// Problem where the key is missing, where a passphrase is asked for and none was given, or where the commitment does
/// not hold.
Result<Secret> secret_of(const Notebook& notebook, const SealedPlan& plan, Vault& vault, const Opener& by = {});

/// The order that a secret draws for a plan.
Order order_of(const Trial& trial, const Secret& secret);

/// One thing that a verification looked at.
struct SealCheck {
  std::string what;
  std::optional<bool> holds;  ///< nothing: it cannot be told yet
  std::string text;
};

/// Is this protocol what it says it is? The text is canonical, its hash is the one that was printed (where one is
/// given), and the secret (where it was told) opens the commitment. Anybody with the file can ask.
std::vector<SealCheck> checks_of(const std::string& text, const std::optional<std::string>& hash,
                                 const std::optional<Secret>& secret, const Catalog& catalog);

}  // namespace titrate::codec

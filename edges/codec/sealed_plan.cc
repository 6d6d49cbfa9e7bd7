#include "codec/sealed_plan.h"

#include "app/trial_now.h"
#include "codec/protocol_json.h"
#include "trial/plan.h"

namespace titrate::codec {
namespace {

/// What a plan asks, and when and how it is judged; the rest of it may be amended without making it another question.
bool same_question(Trial a, Trial b) {
  for (Trial* trial : {&a, &b}) {
    trial->secondary.clear();
    trial->missing_fraction.reset();
    trial->baseline.reset();
    trial->blinding.clear();
    trial->full_dose.reset();
  }
  return a == b;
}

/// A rule that was not calibrated, and weighs what the sealed one weighs.
bool as_before_the_seal(const DecisionRule& rule, const DecisionRule& sealed) {
  DecisionRule weighed = sealed;
  weighed.better.reset();
  weighed.calibration.reset();
  return rule == DecisionRule{} || rule == weighed;
}

}  // namespace

void keep_what_was_sealed(Trial& amended, const Trial& before) {
  if (as_before_the_seal(amended.rule, before.rule)) amended.rule = before.rule;
  if (amended.looks.empty()) amended.looks = before.looks;
  if (!amended.baseline) amended.baseline = before.baseline;
  if (!amended.missing_fraction) amended.missing_fraction = before.missing_fraction;
}

Result<std::optional<SealedPlan>> sealed_plan_of(const Notebook& notebook, const Catalog& catalog) {
  if (!notebook.locked) return std::optional<SealedPlan>();
  auto sealed = protocol_from_json(notebook.locked->protocol, "protocol", catalog);
  if (!sealed) return sealed.problem();
  SealedPlan plan{*sealed, *sealed, notebook.locked->protocol, false};
  for (const Amended& amended : notebook.amendments) {
    auto changed = protocol_from_json(amended.protocol, "amendment", catalog);
    if (!changed) return changed.problem();
    const Trial before = plan.now.trial;
    plan.now = std::move(changed).value();
    keep_what_was_sealed(plan.now.trial, before);  // some were once kept without it
    plan.question_changed = plan.question_changed || !same_question(plan.now.trial, plan.as_sealed.trial);
  }
  return std::optional(std::move(plan));
}

TrialCalendar calendar_of(const SealedPlan& plan, const OpenNotebook& notebook, const Catalog& catalog,
                          const Moment& now) {
  return calendar_now(plan.now.trial, notebook, catalog, day_of(now, notebook.says->diary.day_start));
}

Result<Locked> seal_plan(Protocol protocol, Vault& vault, const std::optional<std::string>& passphrase) {
  const Secret secret = new_secret();
  const auto box = [&]() -> Result<std::string> {
    if (passphrase) return closed_with(secret, *passphrase);
    const auto key = key_in(vault);
    if (!key) return key.problem();
    return closed(secret, *key);
  }();
  if (!box) return box.problem();
  protocol.commitment = commitment_of(secret, uncommitted_json_of(protocol));
  return Locked{json_of(protocol), *box};
}

Result<Secret> secret_of(const Notebook& notebook, const SealedPlan& plan, Vault& vault, const Opener& by) {
  require(notebook.locked.has_value(), "a secret belongs to a sealed plan");
  auto secret = [&]() -> Result<Secret> {
    if (notebook.opened) return secret_from_hex(notebook.opened->secret);
    if (by.secret) return secret_from_hex(*by.secret);
    if (is_closed_with_passphrase(notebook.locked->closed_secret)) {
      if (by.passphrase) return opened_with(notebook.locked->closed_secret, *by.passphrase);
      return Problem{"the order is closed with the helper's passphrase.",
                     {.file = "passphrase"},
                     "Ask the helper to type it; or open the sealed envelope of the kit, which holds the secret."};
    }
    const auto key = vault.key();
    if (!key) return key.problem();
    if (!*key)
      return Problem{"the key that closes the sealed order is not here.",
                     {.file = "order.key"},
                     "Restore order.key from the backup that has the diary; nothing was changed."};
    return opened(notebook.locked->closed_secret, **key);
  }();
  if (secret && commitment_of(*secret, uncommitted_json_of(plan.as_sealed)) != plan.as_sealed.commitment)
    return Problem{"the secret does not fit the commitment of the sealed plan.",
                   {.file = "protocol"},
                   by.secret ? "Copy the secret of this plan, all 64 digits of it."
                             : "The diary was changed by something else: restore it from a backup."};
  return secret;
}

Order order_of(const Trial& trial, const Secret& secret) { return draw_exactly(orders_of(trial), numbers_of(secret)); }

std::vector<SealCheck> checks_of(const std::string& text, const std::optional<std::string>& hash,
                                 const std::optional<Secret>& secret, const Catalog& catalog) {
  std::vector<SealCheck> checks;
  const std::string own = sha256(text);
  if (hash)
    checks.push_back({"hash", own == *hash,
                      own == *hash ? "The protocol has the hash that was printed, " + own + "."
                                   : "The protocol has the hash " + own + ", and not " + *hash + ": it was changed."});
  else
    checks.push_back({"hash", std::nullopt, "The protocol has the hash " + own + "; hold it against the one printed."});
  const auto protocol = protocol_from_json(text, "protocol", catalog);
  if (!protocol) {
    checks.push_back({"protocol", false, "It cannot be read: " + protocol.problem().what});
    return checks;
  }
  const bool one_text = json_of(*protocol) == text;
  checks.push_back({"protocol", one_text,
                    one_text ? "It is one canonical text of one plan, sealed at " + to_string(protocol->locked) + "."
                             : "It is not the canonical text of its plan: something was added or written otherwise."});
  if (!secret) {
    checks.push_back({"commitment", std::nullopt,
                      "Which order was drawn is not told yet: it is committed to as " + protocol->commitment + "."});
    return checks;
  }
  const bool fits = commitment_of(*secret, uncommitted_json_of(*protocol)) == protocol->commitment;
  std::string arms;
  for (const bool on : order_of(protocol->trial, *secret)) arms += on ? '1' : '0';
  checks.push_back({"commitment", fits,
                    fits ? "The secret opens the commitment, so the order was drawn before the plan was sealed: " +
                               arms + " (1 is " + arm_names_of(protocol->trial).on + ")."
                         : std::string("The secret does not open the commitment: the order was not drawn by it.")});
  return checks;
}

}  // namespace titrate::codec

#include <utility>

#include "app/memory_records.h"
#include "codec/catalog_tables.h"
#include "codec/seal.h"
#include "door/handle.h"
#include "invariants.h"
#include "life/blinding.h"

namespace titrate::lives {
namespace {

void replace(std::string& text, const std::string& what, const std::string& with) {
  if (what.empty()) return;
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

/// Where two texts part, for the story.
std::string first_difference(const std::string& one, const std::string& other) {
  std::size_t at = 0;
  while (at < one.size() && at < other.size() && one[at] == other[at]) ++at;
  const std::size_t from = at > 60 ? at - 60 : 0;
  return "..." + one.substr(from, 120) + "... and ..." + other.substr(from, 120) + "...";
}

}  // namespace

std::optional<Twin> Twin::of(const std::vector<Event>& log, Vault& vault) {
  constexpr int most_draws = 4000;  // with five pairs one of 32 is the other order; of a thousand draws none, never
  const Notebook says = notebook_of(log);
  const auto plan = codec::sealed_plan_of(says, codec::catalog());
  if (!plan || !*plan || blinding_of((*plan)->now.trial) == Blinding::none || says.opened) return std::nullopt;
  const auto secret = codec::secret_of(says, **plan, vault);
  if (!secret) return std::nullopt;
  const Trial& trial = (*plan)->as_sealed.trial;
  Order wanted = codec::order_of(trial, *secret);
  Twin twin;
  twin.first_ = wanted.front();
  wanted.flip();
  twin.seal_ = *says.locked;
  twin.vault_ = std::make_shared<MemoryVault>();
  for (int draw = 0; draw < most_draws; ++draw) {
    const auto other = codec::seal_plan((*plan)->as_sealed, *twin.vault_);
    if (!other) return std::nullopt;
    Notebook sealed_so = says;
    sealed_so.locked = *other;
    const auto again = codec::sealed_plan_of(sealed_so, codec::catalog());
    const auto drawn = codec::secret_of(sealed_so, **again, *twin.vault_);
    if (!drawn || codec::order_of(trial, *drawn) != wanted) continue;
    twin.other_ = *other;
    twin.follow(log);
    return twin;
  }
  return std::nullopt;
}

void Twin::follow(const std::vector<Event>& log) {
  records_ = std::make_shared<MemoryRecords>();
  std::vector<Event> with_its_seal = log;
  for (Event& event : with_its_seal)
    if (auto* locked = std::get_if<Locked>(&event.what); locked && *locked == seal_) *locked = other_;
  for (Event& event : with_its_seal)
    if (auto* amended = std::get_if<Amended>(&event.what))
      replace(amended->protocol, Json::parse(seal_.protocol)["commitment"], Json::parse(other_.protocol)["commitment"]);
  (void)records_->append(with_its_seal);
}

std::string Twin::ask(const Json& request, Backups* backups) {
  InAHurry hurried;
  Patient patient;
  const bool in_a_hurry = request["verb"] == "plan_new" || request["verb"] == "plan";
  Progress& progress = in_a_hurry ? static_cast<Progress&>(hurried) : patient;
  return door::handle(*records_, progress, request.dump(), std::nullopt, {.vault = vault_.get(), .backups = backups});
}

std::string Twin::plain(std::string text) const {
  for (const Locked& seal : {seal_, other_}) {
    replace(text, Json::parse(seal.protocol)["commitment"], "(commitment)");
    replace(text, codec::sha256(seal.protocol), "(hash)");
    replace(text, seal.closed_secret, "(closed)");
  }
  return text;
}

Broken Twin::tells_the_same(const Json& request, const std::string& reply, const std::string& of_twin) const {
  const std::string one = plain(reply), other = plain(of_twin);
  if (one == other) return std::nullopt;
  return "the other order would have been answered differently by \"" + request["verb"].get<std::string>() +
         "\": " + first_difference(one, other);
}

}  // namespace titrate::lives

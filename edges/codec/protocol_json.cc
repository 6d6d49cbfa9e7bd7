#include "codec/protocol_json.h"

#include "codec/json_file.h"
#include "codec/product_json.h"
#include "codec/seal.h"
#include "codec/trial_json.h"

namespace titrate::codec {
namespace {

constexpr const char* format = "titrate-protocol-1";

Json json_with(const Protocol& protocol, bool commitment) {
  Trial sealed = protocol.trial;
  sealed.assignment.clear();
  sealed.sealed = true;
  Json json = {{"format", format},
               {"trial", Json::parse(json_of(sealed))},
               {"product", protocol.product ? Json::parse(json_of(*protocol.product)) : Json(nullptr)},
               {"limit",
                {{"elemental_mg_per_day", number_json(protocol.limit.in(elemental_milligram_per_day))},
                 {"reason", protocol.limit_reason},
                 {"source", protocol.limit_source}}},
               {"catalog", protocol.catalog},
               {"program", protocol.program},
               {"locked", to_string(protocol.locked)}};
  if (commitment) json["commitment"] = protocol.commitment;
  return json;
}

}  // namespace

std::string json_of(const Protocol& protocol) { return canonical(json_with(protocol, true)); }
std::string uncommitted_json_of(const Protocol& protocol) { return canonical(json_with(protocol, false)); }

Result<Protocol> protocol_from_json(std::string_view bytes, const std::string& name, const Catalog& catalog) {
  const Result<JsonFile> file = read_json(bytes, name);
  if (!file) return file.problem();
  JsonFields fields(*file);
  Protocol protocol;
  if (const std::string said = fields.text("format"); said != format)
    fields.refuse("format", "this is not a protocol that I can read.",
                  std::string("I know the format ") + format + ".");
  const std::string trial = fields.as_written("trial"), product = fields.as_written("product");
  JsonFields limit = fields.object("limit");
  protocol.limit = limit.number("elemental_mg_per_day") * elemental_milligram_per_day;
  protocol.limit_reason = limit.text("reason");
  protocol.limit_source = limit.text("source");
  limit.no_others();
  protocol.catalog = fields.text("catalog");
  protocol.program = fields.text("program");
  const auto locked = parse_moment(fields.text("locked"));
  if (!locked) fields.refuse("locked", "this is no moment.", "Copy the protocol as it was written.");
  protocol.locked = locked.value_or(Moment{});
  protocol.commitment = fields.text("commitment");
  fields.no_others();
  if (fields.problem()) return *fields.problem();
  auto read = trial_from_json(trial, name + ", trial", catalog);
  if (!read) return read.problem();
  protocol.trial = std::move(read).value();
  if (product.empty()) return protocol;
  auto chosen = product_from_json(product, name + ", product");
  if (!chosen) return chosen.problem();
  protocol.product = std::move(chosen).value();
  return protocol;
}

}  // namespace titrate::codec

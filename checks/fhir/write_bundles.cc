// write_bundles FOLDER: bundles of every kind of diary, each a file, for readers that are not ours.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "codec/fhir_bundle.h"
#include "codec/fhir_life.h"

using namespace titrate;

namespace {

void write(const std::filesystem::path& file, const OpenNotebook& life, bool everything) {
  const auto plan = codec::sealed_plan_of(life.says, codec::catalog());
  codec::FhirOptions options;
  options.include_patient = everything;
  std::ofstream(file, std::ios::binary) << codec::fhir_bundle(
      {life, codec::catalog(), *parse_moment("2026-04-20T21:00:00+02:00"), plan ? *plan : std::nullopt, options,
       everything ? std::optional<std::string>("%PDF-1.7") : std::nullopt});
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) return std::fprintf(stderr, "write_bundles FOLDER\n"), 2;
  const std::filesystem::path folder = words[1];
  OpenNotebook example = codec::fhir_life();
  Notebook simulated = example.says;
  simulated.diary.simulated = true;
  example.says = std::move(simulated);
  for (const bool everything : {false, true}) {
    const std::string kind = everything ? "-with-everything.json" : ".json";
    write(folder / ("ladder" + kind), codec::fhir_life(), everything);
    write(folder / ("hidden" + kind), codec::fhir_trial(false), everything);
    write(folder / ("opened" + kind), codec::fhir_trial(true), everything);
    write(folder / ("example" + kind), example, everything);
    write(folder / ("empty" + kind), codec::empty_fhir_life(), everything);
  }
  return 0;
}

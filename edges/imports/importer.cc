#include "imports/importer.h"

#include "codec/seal.h"
#include "imports/format.h"

namespace titrate::imports {

Result<FileRead> file_read(const Part& part, const FindingsAsked& asked, Progress& progress) {
  auto findings = findings_of(part, asked, progress);
  if (!findings) return findings.problem();
  return FileRead{std::move(findings).value(), codec::sha256(*part.bytes())};
}

std::vector<ImportFormat> FileImporter::formats() {
  std::vector<ImportFormat> all;
  for (const Format& format : imports::formats()) all.push_back({format.id, format.in_words, format.menu});
  return all;
}

Result<FileRead> FileImporter::read(const HandedFile& file, const FindingsAsked& asked, Progress& progress) {
  if (file.bytes) return file_read(*part_of_bytes(*file.bytes, name_), asked, progress);
  const auto path = path_of_ ? path_of_(file.upload) : std::nullopt;
  if (!path)
    return Problem{"This upload is not here, or not any more: one is kept for an hour.",
                   {.file = "upload"},
                   "Upload the file again."};
  const auto part = part_of_file(*path, name_);
  if (!part) return part.problem();
  return file_read(**part, asked, progress);
}

}  // namespace titrate::imports

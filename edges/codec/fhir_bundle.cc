#include "codec/fhir_bundle.h"

#include "codec/fhir_codes.h"
#include "codec/fhir_writer.h"
#include "codec/seal.h"

namespace titrate::codec {
namespace {

void add_fhir_document(FhirWriter& writer, const std::string& pdf) {
  const std::string hash = sha256(pdf);
  Json one = writer.begun("DocumentReference", hash, "A report of this diary as PDF, SHA-256 " + hash + ".");
  one["identifier"] = Json::array({{{"system", fhir::bundle_content}, {"value", hash}}});
  one["status"] = "current";
  one["subject"] = writer.subject();
  one["date"] = to_string(writer.asked.made);
  one["description"] = "A report that Titrate made of this diary";
  one["content"] = Json::array({{{"attachment",
                                  {{"contentType", "application/pdf"},
                                   {"data", fhir_base64(pdf)},
                                   {"size", pdf.size()},
                                   {"title", "Report"}}}}});
  writer.add(std::move(one));
}

}  // namespace

std::string fhir_bundle(const FhirAsked& asked) {
  FhirWriter writer(asked);
  add_fhir_person(writer);
  add_fhir_plan(writer);
  add_fhir_doses(writer);
  add_fhir_evenings(writer);
  if (asked.pdf) add_fhir_document(writer, *asked.pdf);
  return std::move(writer).bundle();
}

}  // namespace titrate::codec

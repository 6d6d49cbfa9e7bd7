#include "codec/asked.h"

namespace titrate::codec {

Asked asked_of(Fields& fields) {
  Asked asked;
  asked.diary = fields.one_of("diary", {"mine", "example"}).value_or("mine");
  fields.needs("now");
  asked.now = fields.moment("now").value_or(Moment{});
  return asked;
}

Asked asked_to_write(Fields& fields) {
  Asked asked = asked_of(fields);
  asked.key = fields.key().value_or("");
  return asked;
}

}  // namespace titrate::codec

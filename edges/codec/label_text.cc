#include "codec/label_text.h"

#include "codec/label_reader.h"

namespace titrate::codec {

Label label_from_text(std::string_view text, const Catalog& catalog) { return LabelReader(text, catalog).label(); }

}  // namespace titrate::codec

#include "labels/text.h"

#include "labels/reader.h"

namespace titrate::labels {

Label label_from_text(std::string_view text, const Catalog& catalog) { return LabelReader(text, catalog).label(); }

}  // namespace titrate::labels

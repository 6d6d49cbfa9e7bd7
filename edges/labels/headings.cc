#include "labels/reader.h"

namespace titrate::labels {

using Kind = LabelToken::Kind;

bool LabelReader::heading() {
  const auto two = [&](std::string_view a, std::string_view b) {
    return pieces_.is_word(at_, {a}) && pieces_.is_word(at_ + 1, {b});
  };
  const bool others = two("other", "ingredients") || two("inactive", "ingredients") || two("sonstige", "zutaten") ||
                      two("weitere", "zutaten") || two("other", "ingredient");
  if (others || pieces_.is_word(at_, {"hilfsstoffe", "excipients"})) {
    end_segment();
    other_ingredients_ = label_.lists_ingredients = true;
    if (others_begin_ == 0) others_begin_ = at_ + 1;
    at_ += others ? 2 : 1;
    return true;
  }
  if (pieces_.is_word(at_, {"ingredients", "zutaten", "inhaltsstoffe", "zusammensetzung", "active"})) {
    end_segment();
    other_ingredients_ = false;
    label_.lists_ingredients |= !pieces_.is_word(at_, {"active"});
    ++at_;
    return true;
  }
  const bool panel = two("supplement", "facts") || two("nutrition", "facts") || two("amount", "per") ||
                     pieces_.is_word(at_, {"n\xc3\xa4hrwerte", "n\xc3\xa4hrwertangaben", "n\xc3\xa4hrwerttabelle",
                                           "n\xc3\xa4hrstoffe"});
  if (panel) {
    label_.has_facts_panel = true;
    other_ingredients_ = false;
    if (two("supplement", "facts")) label_.default_daily_value = DailyValue::us;
    at_ += two("amount", "per") ? 1 : 2;
    if (pieces_.is_word(at_ - 2,
                        {"n\xc3\xa4hrwerte", "n\xc3\xa4hrwertangaben", "n\xc3\xa4hrwerttabelle", "n\xc3\xa4hrstoffe"}))
      --at_;
    return true;
  }
  const bool serving = two("serving", "size") || two("dose", "size");
  if (serving || pieces_.is_word(at_, {"portionsgr\xc3\xb6\xc3\x9f"
                                       "e",
                                       "verzehreinheit"})) {
    end_segment();
    at_ = size_after(at_ + (serving ? 2 : 1), false);
    return true;
  }
  if (pieces_.is_word(at_, {"tagesdosis", "tagesportion", "tagesverzehrmenge", "tagesration"})) {
    const std::size_t end = size_after(at_ + 1, true);
    if (label_.units_per_day) {
      take({Per::day, 1});
      at_ = std::max(end, at_ + 1);
      return true;
    }
  }
  return false;
}

void LabelReader::audience() {
  std::string text;
  while (at_ < pieces_.size() && !pieces_.is(at_, Kind::close) && !pieces_.is(at_, Kind::line_end) &&
         !pieces_.is(at_, Kind::amount) && !pieces_.is(at_, Kind::slash) && !pieces_.is(at_, Kind::comma)) {
    text += (text.empty() || pieces_.token(at_).glued ? "" : " ") + pieces_.token(at_).text;
    ++at_;
  }
  LabelRow* row = current();
  if (row && has_mass(*row) && row->amounts.back().audience.empty()) row->amounts.back().audience = text;
}

}  // namespace titrate::labels

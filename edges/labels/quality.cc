#include "labels/quality.h"

#include <algorithm>

namespace titrate::labels {
namespace {

using Kind = LabelToken::Kind;

void read_lot_and_expiry(const LabelPieces& pieces, Label& label) {
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    if (pieces.is_word(i, {"lot", "batch", "charge", "chargen", "los", "chargennummer"}) && label.lot.empty()) {
      std::size_t next = i + 1;
      while (pieces.is_word(next, {"no", "nr", "number", "nummer", "code"}) || pieces.is(next, Kind::other) ||
             pieces.is(next, Kind::stop))
        ++next;
      std::string lot;
      for (std::size_t j = next; j < pieces.size() && j < next + 12; ++j) {
        const bool piece = pieces.is(j, Kind::word) || pieces.is(j, Kind::number) || pieces.is(j, Kind::amount) ||
                           pieces.is_other(j, "-");
        if (!piece || (j > next && !pieces.token(j).glued)) break;
        lot += pieces.token(j).text;
      }
      if (std::any_of(lot.begin(), lot.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        for (char& c : lot)
          if (c >= 'a' && c <= 'z') c = char(c - 'a' + 'A');
        label.lot = lot;
      }
    }
    const bool expires = pieces.is_word(i, {"exp", "expiry", "expires", "mhd", "expiration"}) ||
                         (pieces.is_word(i, {"best", "use", "haltbar", "verwendbar", "verw"}) &&
                          pieces.is_word(i + 1, {"by", "before", "bis"}));
    if (!expires || label.expiry) continue;
    std::string text;
    std::size_t next = i + 1;
    while (pieces.is_word(next, {"by", "before", "bis", "date", "on", "end", "ende"}) || pieces.is_other(next, ":") ||
           pieces.is(next, Kind::stop))
      ++next;
    for (std::size_t j = next;
         j < pieces.size() && j < next + 7 && !pieces.is(j, Kind::line_end) && !pieces.is(j, Kind::comma); ++j)
      text += (pieces.token(j).glued || text.empty() ? "" : " ") + pieces.token(j).text;
    label.expiry = expiry_in(text);
    if (!label.expiry && !text.empty())
      label.notes.push_back("The expiry date \"" + text.substr(0, 40) +
                            "\" can be read in more than one way, or in none: look which is the month.");
  }
}

}  // namespace

bool is_alkali(const std::string& family) {
  return family == "oxide" || family == "hydroxide" || family == "carbonate";
}

void read_quality(const LabelPieces& pieces, std::size_t others_begin, const Catalog& catalog, Label& label) {
  std::string all = " ", main = " ";
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const LabelToken& token = pieces.token(i);
    if (token.kind != Kind::word && token.kind != Kind::number) continue;
    all += token.text + " ";
    if (others_begin == 0 || i < others_begin) main += token.text + " ";
  }
  std::vector<std::pair<std::string, const Quality*>> found;
  for (const Quality& row : catalog.quality)
    for (const std::string& name : row.names) {
      if (row.id == "chk_extra") {
        if (main.find(" " + name + " ") != main.npos) label.other_actives.push_back(name);
      } else if (row.id == "chk_excip") {
        if (all.find(" " + name + " ") != all.npos) label.sweeteners.push_back(name);
      } else if (all.find(" " + name + " ") != all.npos) {
        found.emplace_back(name, &row);
      }
    }
  // "vitamin b6" and "vitamin b 6", "theanine" and "l theanine": the longer name is enough
  const auto shorter = [](std::vector<std::string>& names) {
    const std::vector<std::string> whole = names;
    std::erase_if(names, [&](const std::string& name) {
      return std::any_of(whole.begin(), whole.end(), [&](const std::string& other) {
        return other.size() > name.size() && other.find(name) != other.npos;
      });
    });
  };
  shorter(label.other_actives);
  for (const auto& one : found) {
    const bool part_of_another = std::any_of(found.begin(), found.end(), [&](const auto& other) {
      return other.second != one.second && other.first.size() > one.first.size() &&
             other.first.find(one.first) != other.first.npos;
    });
    if (!part_of_another && std::find(label.marks.begin(), label.marks.end(), one.second->id) == label.marks.end())
      label.marks.push_back(one.second->id);
  }
  for (const char* words : {" unbuffered ", " non buffered ", " not buffered ", " ungepuffert ", " nicht gepuffert ",
                            " fully reacted ", " vollst\xc3\xa4ndig reagiert "})
    if (all.find(words) != all.npos) label.says_buffered = false;
  if (!label.says_buffered)
    for (const char* words : {" buffered ", " gepuffert ", " gepuffertes ", " gepufferte "})
      if (all.find(words) != all.npos) label.says_buffered = true;
  for (const std::string& id : label.forms)
    if (const Form* form = form_of_id(catalog, id))
      label.oxide_listed |= is_alkali(form->family) && label.forms.size() > 1;
  read_lot_and_expiry(pieces, label);
}

}  // namespace titrate::labels

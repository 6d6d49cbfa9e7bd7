#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "catalog/instruments.h"

namespace titrate {

/// What a document to be read on paper is made of: a tree of values. It knows no font, no page and no file.
namespace document {

/// A text in English, which a book of phrases may say in another language; or one `as_written` by somebody, which stays
/// as it is.
struct Text {
  std::string english;
  bool as_written = false;
  Text() = default;
  Text(std::string text) : english(std::move(text)) {}  // NOLINT: a sentence is a text
  Text(const char* text) : english(text) {}             // NOLINT
  Text(std::string text, bool is_as_written) : english(std::move(text)), as_written(is_as_written) {}
  friend bool operator==(const Text&, const Text&) = default;
};
inline Text as_written(std::string text) { return {std::move(text), true}; }

struct Paragraph {
  Text text;
  bool strong = false;  ///< it must not be overlooked
  friend bool operator==(const Paragraph&, const Paragraph&) = default;
};

struct List {
  std::vector<Text> items;
  friend bool operator==(const List&, const List&) = default;
};

struct Table {
  Text caption;
  std::vector<Text> head;
  std::vector<std::vector<Text>> rows;  ///< each as long as the head; its first cell names the row
  std::vector<double> shares{};         ///< of the width, one for each column; empty: all alike
  friend bool operator==(const Table&, const Table&) = default;
};

/// The days of one period: a dot for each, their median, and the middle half of them.
struct PeriodDots {
  std::string number;  ///< "3", or empty where days and not periods were drawn
  Text label;          ///< of its arm
  bool on = false;     ///< it had the full dose
  std::vector<double> values;
  std::optional<double> median, low, high;  ///< nothing: too few days for it
  friend bool operator==(const PeriodDots&, const PeriodDots&) = default;
};
struct PeriodsData {
  std::vector<PeriodDots> periods;
  std::optional<double> lowest, highest;  ///< of a bounded scale
  Text unit, period;                      ///< below the numbers: "period"
  friend bool operator==(const PeriodsData&, const PeriodsData&) = default;
};

/// The effect with its 95 % interval, against none and against the smallest worthwhile one.
struct EffectData {
  double estimate = 0, low = 0, high = 0;
  std::optional<double> smallest;  ///< with the sign of what is better
  std::optional<Direction> better;
  Text unit, none, worthwhile, left, right;  ///< `left` and `right`: what less and more than none mean
  friend bool operator==(const EffectData&, const EffectData&) = default;
};

/// The outcome of each day of a trial as steps, over the arms as they came.
struct DaysData {
  std::vector<std::optional<double>> values;  ///< of each day; nothing: not recorded
  struct Run {
    int from = 0, to = 0;  ///< positions in `values`, both within
    Text label;
    bool on = false;
    friend bool operator==(const Run&, const Run&) = default;
  };
  std::vector<Run> runs;  ///< rising; empty: no arm may be told
  std::optional<double> lowest, highest;
  Text unit, day;  ///< below the numbers: "day"
  friend bool operator==(const DaysData&, const DaysData&) = default;
};

struct Figure {
  std::variant<PeriodsData, EffectData, DaysData> data;
  Text caption;
  Text alternative;  ///< what it shows, for whoever cannot see it
  friend bool operator==(const Figure&, const Figure&) = default;
};

using Block = std::variant<Paragraph, List, Table, Figure>;

struct Section {
  std::string id;  ///< by which it is left out: "side_effects", "12a"
  Text heading;
  std::vector<Block> blocks;
  bool may_be_left_out = true;
  Text chapter{};         ///< a heading above this section and those after it; empty: none begins here
  bool left_out = false;  ///< the person left it out: it has no blocks
  friend bool operator==(const Section&, const Section&) = default;
};

}  // namespace document

/// A document as a value.
struct Document {
  std::string kind;  ///< "clinician", "full", "protocol"
  document::Text title;
  std::vector<document::Paragraph> preface;  ///< under the title
  std::vector<document::Section> sections;
  bool one_page = false;  ///< it has to stand on one page of A4
  std::string language = "en";
  friend bool operator==(const Document&, const Document&) = default;
};

/// The document without the sections of these ids. What may not be left out stays; an id that no section has changes
/// nothing. The sections stay in their place, empty and marked, and the last section, which may not be left out, names
/// them: everybody sees that something is not told.
/// Test: document_test.cc.
Document without(Document document, const std::vector<std::string>& ids);

/// Headings of what was left out, in order.
std::vector<document::Text> left_out_of(const Document& document);

/// The section of that id, or null.
const document::Section* find_section(const Document& document, const std::string& id);

/// Every text of a document, in the order in which it is read. `Visit` takes a document::Text&, or a const one.
template <class AnyDocument, class Visit>
void each_text(AnyDocument& document, const Visit& visit);

// ---------------------------------------------------------------------------------------------------------------------

namespace document {

template <class AnyFigure, class Visit>
void each_text_of_figure(AnyFigure& figure, const Visit& visit) {
  if (auto* periods = std::get_if<PeriodsData>(&figure.data)) {
    visit(periods->unit);
    visit(periods->period);
    for (auto& period : periods->periods) visit(period.label);
  } else if (auto* effect = std::get_if<EffectData>(&figure.data)) {
    visit(effect->unit);
    visit(effect->none);
    visit(effect->worthwhile);
    visit(effect->left);
    visit(effect->right);
  } else if (auto* days = std::get_if<DaysData>(&figure.data)) {
    visit(days->unit);
    visit(days->day);
    for (auto& run : days->runs) visit(run.label);
  }
  visit(figure.caption);
  visit(figure.alternative);
}

template <class AnyBlock, class Visit>
void each_text_of_block(AnyBlock& block, const Visit& visit) {
  if (auto* paragraph = std::get_if<Paragraph>(&block)) {
    visit(paragraph->text);
  } else if (auto* list = std::get_if<List>(&block)) {
    for (auto& item : list->items) visit(item);
  } else if (auto* table = std::get_if<Table>(&block)) {
    visit(table->caption);
    for (auto& cell : table->head) visit(cell);
    for (auto& row : table->rows)
      for (auto& cell : row) visit(cell);
  } else if (auto* figure = std::get_if<Figure>(&block)) {
    each_text_of_figure(*figure, visit);
  }
}

}  // namespace document

template <class AnyDocument, class Visit>
void each_text(AnyDocument& document, const Visit& visit) {
  visit(document.title);
  for (auto& paragraph : document.preface) visit(paragraph.text);
  for (auto& section : document.sections) {
    visit(section.chapter);
    visit(section.heading);
    for (auto& block : section.blocks) document::each_text_of_block(block, visit);
  }
}

}  // namespace titrate

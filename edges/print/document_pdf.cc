#include "print/document_pdf.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <utility>

#include "base/require.h"
#include "print/tagged_pdf.h"
#include "report/drawing.h"

namespace titrate::print {
namespace {

using document::Text;

// Points, 1/72 inch.
constexpr double a4_width = 595.28, a4_height = 841.89;
constexpr double largest_letter = 9.2, smallest_letter = 6.8;

struct Unref {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};

cairo_status_t keep_bytes(void* text, const unsigned char* bytes, unsigned int size) {
  static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

/// How letters are set.
struct Face {
  double size = 9;
  bool bold = false;
  double between = 1;  ///< more between two lines
};

/// A text as it would stand.
class SetText {
 public:
  SetText(cairo_t* context, const std::string& text, const Face& face, double width)
      : layout_(pango_cairo_create_layout(context)) {
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family(font, "DejaVu Sans");
    pango_font_description_set_weight(font, face.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font, face.size * PANGO_SCALE);  // points, whatever a screen has
    pango_layout_set_font_description(layout_.get(), font);
    pango_font_description_free(font);
    if (width > 0) pango_layout_set_width(layout_.get(), int(width * PANGO_SCALE));
    pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_spacing(layout_.get(), int(face.between * PANGO_SCALE));
    // A ligature is read wrongly by some, and a hyphen that nobody wrote is wrong in a name and in a number.
    PangoAttrList* attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_font_features_new("liga=0"));
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
    pango_layout_set_attributes(layout_.get(), attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_text(layout_.get(), text.data(), int(text.size()));
    pango_layout_get_size(layout_.get(), &width_, &height_);
  }
  double height() const { return double(height_) / PANGO_SCALE; }
  double width() const { return double(width_) / PANGO_SCALE; }
  double baseline() const { return double(pango_layout_get_baseline(layout_.get())) / PANGO_SCALE; }
  void show(cairo_t* context, double x, double y) const {
    cairo_move_to(context, x, y);
    pango_cairo_show_layout(context, layout_.get());
    cairo_new_path(context);
  }

 private:
  std::unique_ptr<PangoLayout, Unref> layout_;
  int width_ = 0, height_ = 0;
};

/// Sets a document on its pages, and writes down the tree of what was drawn.
class Setter {
 public:
  Setter(const Document& document, const Moment& made, double letter)
      : document_(document),
        letter_(letter),
        one_(document.one_page),
        surface_(cairo_pdf_surface_create_for_stream(keep_bytes, &bytes_, a4_width, a4_height)),
        context_(cairo_create(surface_.get())) {
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, document.title.english.c_str());
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATOR, "Titrate");
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE, to_string(made).c_str());
    left_ = one_ ? 40 : 56;
    top_ = one_ ? 28 : 62;
    end_ = a4_height - (one_ ? 24 : 58);
    if (!one_) return;
    heading_width_ = 11 * letter;
    for (const document::Section& section : document.sections)
      heading_width_ =
          std::max(heading_width_, std::min(18 * letter, widest_word(section.heading.english, body(true)) + 9));
  }

  /// `pages`: how many there are, where that is known.
  int set(int pages) {
    pages_ = pages;
    y_ = top_;
    tree_ = {"Document", false, {}, {}, {}};
    text_element(tree_, "H1", document_.title, {one_ ? letter_ * 1.55 : letter_ * 2, true, 1}, left_, width());
    y_ += one_ ? 1 : 4;
    for (const document::Paragraph& paragraph : document_.preface) put(tree_, paragraph, left_, width());
    y_ += one_ ? 2 : 4;
    for (const document::Section& section : document_.sections) section_of(section);
    end_page();
    return page_;
  }

  std::string finished() {
    cairo_surface_finish(surface_.get());
    require(cairo_surface_status(surface_.get()) == CAIRO_STATUS_SUCCESS, "a page could be drawn");
    return tagged(bytes_, tree_, document_.language);
  }

 private:
  cairo_t* context() const { return context_.get(); }
  double width() const { return a4_width - 2 * left_; }
  Face body(bool bold = false) const { return {letter_, bold, one_ ? letter_ * 0.06 : letter_ * 0.2}; }
  double gap() const { return one_ ? letter_ * 0.22 : letter_ * 0.5; }

  double widest_word(const std::string& text, const Face& face) const {
    double widest = 0;
    for (std::size_t from = 0; from < text.size();) {
      const std::size_t end = std::min(text.find(' ', from), text.size());
      widest = std::max(widest, SetText(context(), text.substr(from, end - from), face, 0).width());
      from = end + 1;
    }
    return widest;
  }

  /// Widths of columns by their shares, but none narrower than its longest word where there is room for that.
  std::vector<double> widths_of(const document::Table& table, const Face& face, const Face& head, double space) const {
    const std::size_t count = table.head.size();
    std::vector<double> shares = table.shares.empty() ? std::vector<double>(count, 1) : table.shares, least(count, 0);
    for (std::size_t i = 0; i < count; ++i) {
      least[i] = widest_word(table.head[i].english, head);
      for (const auto& row : table.rows) least[i] = std::max(least[i], widest_word(row[i].english, face));
      least[i] = std::min(least[i] + 7, space / 2);
    }
    std::vector<bool> fixed(count, false);
    for (bool again = true; again;) {
      again = false;
      double left = space, all = 0;
      for (std::size_t i = 0; i < count; ++i) fixed[i] ? left -= least[i] : all += shares[i];
      for (std::size_t i = 0; i < count; ++i)
        if (!fixed[i] && left > 0 && shares[i] / all * left < least[i]) fixed[i] = again = true;
    }
    double left = space, all = 0, total = 0;
    for (std::size_t i = 0; i < count; ++i) fixed[i] ? left -= least[i] : all += shares[i];
    std::vector<double> widths(count);
    for (std::size_t i = 0; i < count; ++i) total += widths[i] = fixed[i] ? least[i] : shares[i] / all * left;
    if (total > space + 0.5 || left < 0)  // too much for the page: as the shares say
      for (std::size_t i = 0; i < count; ++i) widths[i] = least[i] * space / (total > 0 ? total : 1);
    return widths;
  }

  // Pages ---------------------------------------------------------------------------------------------------------

  void end_page() {
    if (!one_ || page_ > 1) {
      const Face face{7.5, false, 0};
      const SetText title(context(), document_.title.english, face, 0);
      const SetText number(context(), std::to_string(page_) + (pages_ > 0 ? " / " + std::to_string(pages_) : ""), face,
                           0);
      if (page_ > 1) title.show(context(), left_, 34);
      number.show(context(), a4_width - left_ - number.width(), a4_height - 40);
    }
    cairo_show_page(context());
  }
  void next_page() {
    end_page();
    ++page_;
    y_ = one_ ? 62 : top_;
  }
  void make_room(double height) {
    if (y_ + height > end_ && y_ > top_) next_page();
  }
  void rule(double x1, double x2, double thickness) {
    cairo_set_line_width(context(), thickness);
    cairo_move_to(context(), x1, y_);
    cairo_line_to(context(), x2, y_);
    cairo_stroke(context());
  }

  // Elements ------------------------------------------------------------------------------------------------------

  template <class Draw>
  void drawn(Element& parent, Element element, const Draw& draw) {
    element.drawn = true;
    // Cairo knows no nesting here: the tree is put together afterwards (tagged_pdf.h).
    cairo_tag_begin(context(), element.role.c_str(), nullptr);
    draw();
    cairo_tag_end(context(), element.role.c_str());
    parent.kids.push_back(std::move(element));
  }

  /// Text that is longer than a page is cut into parts between words.
  void text_element(Element& parent, const char* role, const Text& text, const Face& face, double x, double space) {
    const SetText set(context(), text.english, face, space);
    const std::size_t half = text.english.find(' ', text.english.size() / 2);
    if (set.height() > end_ - top_ && half != std::string::npos) {
      text_element(parent, role, Text(text.english.substr(0, half)), face, x, space);
      text_element(parent, role, Text(text.english.substr(half + 1)), face, x, space);
      return;
    }
    make_room(set.height());
    drawn(parent, {role}, [&] { set.show(context(), x, y_); });
    y_ += set.height();
  }

  void section_of(const document::Section& section) {
    if (!section.chapter.english.empty()) {
      make_room(letter_ * 9);
      y_ += letter_ * 1.2;
      text_element(tree_, "H2", section.chapter, {letter_ * 1.45, true, 1}, left_, width());
      y_ += 2;
      rule(left_, left_ + width(), 0.8);
      y_ += letter_ * 0.4;
    }
    if (section.left_out && one_) return;
    Element own{"Sect", false, {}, {}, {}};
    if (one_)
      beside(section, own);
    else
      below(section, own);
    tree_.kids.push_back(std::move(own));
  }

  /// The heading in the margin, so that it costs no line.
  void beside(const document::Section& section, Element& own) {
    rule(left_, left_ + width(), 0.3);
    y_ += letter_ * 0.25;
    const SetText heading(context(), section.heading.english, body(true), heading_width_ - 8);
    make_room(heading.height());
    const double begin = y_;
    const int page = page_;
    drawn(own, {"H2"}, [&] { heading.show(context(), left_, y_); });
    for (const document::Block& block : section.blocks)
      std::visit([&](const auto& one) { put(own, one, left_ + heading_width_, width() - heading_width_); }, block);
    if (page == page_) y_ = std::max(y_, begin + heading.height());
    y_ += letter_ * 0.15;
  }

  void below(const document::Section& section, Element& own) {
    const Face face{letter_ * 1.12, true, 1};
    const SetText heading(context(), section.heading.english, face, width());
    const bool figure = !section.blocks.empty() && std::holds_alternative<document::Figure>(section.blocks.front());
    make_room(heading.height() + letter_ * (figure ? 18 : 4));  // a heading is not left alone at the end of a page
    y_ += letter_ * 0.7;
    text_element(own, "H3", section.heading, face, left_, width());
    y_ += letter_ * 0.25;
    for (const document::Block& block : section.blocks)
      std::visit([&](const auto& one) { put(own, one, left_, width()); }, block);
  }

  void put(Element& parent, const document::Paragraph& paragraph, double x, double space) {
    text_element(parent, "P", paragraph.text, body(paragraph.strong), x, space);
    y_ += gap();
  }

  void put(Element& parent, const document::List& list, double x, double space) {
    Element own{"L", false, {}, {}, {}};
    const double indent = letter_ * 1.1;
    for (const Text& item : list.items) {
      const SetText set(context(), item.english, body(), space - indent), bullet(context(), "•", body(), 0);
      make_room(set.height());
      Element entry{"LI", false, {}, {}, {}};
      drawn(entry, {"Lbl"}, [&] { bullet.show(context(), x, y_); });
      text_element(entry, "LBody", item, body(), x + indent, space - indent);
      own.kids.push_back(std::move(entry));
      y_ += gap() * 0.6;
    }
    parent.kids.push_back(std::move(own));
    y_ += gap() * 0.4;
  }

  void put(Element& parent, const document::Table& table, double x, double space) {
    const Face face{letter_ * 0.88, false, 0.5}, head{letter_ * 0.88, true, 0.5};
    const std::vector<double> widths = widths_of(table, face, head, space);
    Element own{"Table", false, {}, {}, {}};
    if (!table.caption.english.empty()) {
      make_room(letter_ * 6);
      y_ += gap();
      text_element(own, "Caption", table.caption, body(true), x, space);
      y_ += gap() * 0.5;
    }
    const auto set_row = [&](const std::vector<Text>& cells, const Face& with) {
      std::vector<SetText> set;
      for (std::size_t i = 0; i < cells.size(); ++i) set.emplace_back(context(), cells[i].english, with, widths[i] - 5);
      return set;
    };
    const auto height_of = [](const std::vector<SetText>& set) {
      double height = 0;
      for (const SetText& one : set) height = std::max(height, one.height());
      return height;
    };
    const auto show_head = [&](Element* row) {
      const auto set = set_row(table.head, head);
      double at = x;
      for (std::size_t i = 0; i < set.size(); ++i) {
        if (row)
          drawn(*row, {"TH", true, {}, "Column", {}}, [&] { set[i].show(context(), at, y_ + 1); });
        else
          set[i].show(context(), at, y_ + 1);  // repeated: for the eye alone
        at += widths[i];
      }
      y_ += height_of(set) + 2.5;
      rule(x, x + space, 0.9);
      y_ += 1;
    };
    Element first{"TR", false, {}, {}, {}};
    make_room(height_of(set_row(table.head, head)) + letter_ * 3);
    show_head(&first);
    own.kids.push_back(std::move(first));
    for (const auto& cells : table.rows) {
      const auto set = set_row(cells, face);
      const double height = height_of(set) + 2.5;
      if (y_ + height > end_ && y_ > top_) {
        next_page();
        show_head(nullptr);
      }
      Element row{"TR", false, {}, {}, {}};
      double at = x;
      for (std::size_t i = 0; i < set.size(); ++i) {
        Element cell{i == 0 ? "TH" : "TD", true, {}, i == 0 ? "Row" : "", {}};
        drawn(row, std::move(cell), [&] { set[i].show(context(), at, y_ + 1); });
        at += widths[i];
      }
      y_ += height;
      rule(x, x + space, 0.25);
      own.kids.push_back(std::move(row));
    }
    parent.kids.push_back(std::move(own));
    y_ += gap() * 1.4;
  }

  void put(Element& parent, const document::Figure& figure, double x, double space) {
    const Drawing drawing = drawing_of(figure, space, letter_ * (one_ ? 0.78 : 0.86), document_.language == "de");
    const SetText caption(context(), figure.caption.english, {letter_ * 0.84, false, 0.3}, space);
    make_room(drawing.height + caption.height() + 2 * gap());
    y_ += gap() * 0.5;
    drawn(parent, {"Figure", true, figure.alternative.english, {}, {}}, [&] {
      for (const drawing::Mark& mark : drawing.marks) std::visit([&](const auto& one) { draw(one, x, y_); }, mark);
    });
    y_ += drawing.height;
    drawn(parent, {"Caption"}, [&] { caption.show(context(), x, y_); });
    y_ += caption.height() + gap();
  }

  // Marks of a figure ---------------------------------------------------------------------------------------------

  void draw(const drawing::Line& line, double x, double y) {
    const double dashes[] = {3, 2};
    cairo_set_dash(context(), dashes, line.dashed ? 2 : 0, 0);
    cairo_set_line_width(context(), line.width);
    if (line.grey) cairo_set_source_rgb(context(), 0.65, 0.65, 0.65);
    cairo_move_to(context(), x + line.x1, y + line.y1);
    cairo_line_to(context(), x + line.x2, y + line.y2);
    cairo_stroke(context());
    cairo_set_source_rgb(context(), 0, 0, 0);
    cairo_set_dash(context(), dashes, 0, 0);
  }
  void draw(const drawing::Dot& dot, double x, double y) {
    cairo_new_sub_path(context());
    cairo_arc(context(), x + dot.x, y + dot.y, dot.radius, 0, 2 * 3.14159265358979);
    if (!dot.filled) {
      cairo_set_source_rgb(context(), 1, 1, 1);
      cairo_fill_preserve(context());
      cairo_set_source_rgb(context(), 0, 0, 0);
      cairo_set_line_width(context(), 0.6);
      cairo_stroke(context());
      return;
    }
    cairo_fill(context());
  }
  void draw(const drawing::Band& band, double x, double y) {
    cairo_set_source_rgb(context(), 0.86, 0.86, 0.86);
    cairo_rectangle(context(), x + band.x, y + band.y, band.width, band.height);
    cairo_fill(context());
    cairo_set_source_rgb(context(), 0, 0, 0);
  }
  void draw(const drawing::Letters& letters, double x, double y) {
    using At = drawing::Letters::At;
    const SetText set(context(), letters.text, {letters.size, letters.bold, 0}, 0);
    const double left = letters.at == At::middle ? set.width() / 2 : letters.at == At::end ? set.width() : 0;
    set.show(context(), x + letters.x - left, y + letters.y - set.baseline());
  }

  const Document& document_;
  double letter_;
  bool one_;
  std::string bytes_;
  std::unique_ptr<cairo_surface_t, Unref> surface_;
  std::unique_ptr<cairo_t, Unref> context_;
  Element tree_;
  double left_ = 0, top_ = 0, end_ = 0, heading_width_ = 0, y_ = 0;
  int page_ = 1, pages_ = 0;
};

}  // namespace

std::string pdf_of(const Document& document, const Moment& made) {
  if (!document.one_page) {
    constexpr double letter = 9.5;
    const int pages = Setter(document, made, letter).set(0);
    Setter setter(document, made, letter);
    setter.set(pages);
    return setter.finished();
  }
  double letter = largest_letter;
  int pages = Setter(document, made, letter).set(0);
  while (pages > 1 && letter - 0.2 >= smallest_letter - 1e-9) pages = Setter(document, made, letter -= 0.2).set(0);
  Setter setter(document, made, letter);
  setter.set(pages);
  return setter.finished();
}

}  // namespace titrate::print

#include "print/sheets.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <memory>
#include <qrcodegen/QrCode.hpp>

#include "base/require.h"

namespace titrate::print {
namespace {

using codec::Json;

// Points, 1/72 inch.
constexpr double page_width = 595.28, page_height = 841.89, margin = 54, bottom = page_height - margin - 14;
constexpr double text_width = page_width - 2 * margin;
constexpr const char* body = "DejaVu Sans 10.5";

struct Free {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};

cairo_status_t append_to(void* text, const unsigned char* bytes, unsigned int size) {
  static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

/// A text as it would stand, with the height that it takes.
class Setting {
 public:
  Setting(cairo_t* context, const std::string& text, const char* font, double width, bool centred = false)
      : layout_(pango_cairo_create_layout(context)) {
    PangoFontDescription* description = pango_font_description_from_string(font);
    pango_layout_set_font_description(layout_.get(), description);
    pango_font_description_free(description);
    pango_layout_set_width(layout_.get(), int(width * PANGO_SCALE));
    pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_spacing(layout_.get(), 2 * PANGO_SCALE);
    if (centred) pango_layout_set_alignment(layout_.get(), PANGO_ALIGN_CENTER);
    pango_layout_set_text(layout_.get(), text.data(), int(text.size()));
  }
  double height() const {
    int width = 0, height = 0;
    pango_layout_get_size(layout_.get(), &width, &height);
    return double(height) / PANGO_SCALE;
  }
  void show(cairo_t* context, double x, double y) const {
    cairo_move_to(context, x, y);
    pango_cairo_show_layout(context, layout_.get());
    cairo_new_path(context);
  }

 private:
  std::unique_ptr<PangoLayout, Free> layout_;
};

void draw_qr(cairo_t* context, const std::string& text, double x, double y, double size) {
  const auto code = qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::QUARTILE);
  const double module = size / (code.getSize() + 8);  // four modules of quiet around it
  for (int row = 0; row < code.getSize(); ++row)
    for (int column = 0; column < code.getSize(); ++column)
      if (code.getModule(column, row))
        cairo_rectangle(context, x + (column + 4) * module, y + (row + 4) * module, module, module);
  cairo_fill(context);
}

void draw_cut_line(cairo_t* context, double x, double y, double width, double height) {
  const double dashes[] = {4, 3};
  cairo_save(context);
  cairo_set_dash(context, dashes, 2, 0);
  cairo_set_line_width(context, 0.7);
  cairo_rectangle(context, x, y, width, height);
  cairo_stroke(context);
  cairo_restore(context);
}

/// Goes down the pages.
class Press {
 public:
  Press(const std::string& title, const Moment& made)
      : surface_(cairo_pdf_surface_create_for_stream(append_to, &bytes_, page_width, page_height)),
        context_(cairo_create(surface_.get())) {
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE, to_string(made).c_str());
  }

  void begin_sheet(const std::string& title) {
    if (page_ > 0) end_page();
    ++page_;
    title_ = title;
    y_ = margin;
    const Setting heading(context(), title, "DejaVu Sans Bold 18", text_width);
    heading.show(context(), margin, y_);
    y_ += heading.height() + 14;
  }

  void put(const Json& block) {
    const std::string kind = block["kind"];
    if (kind == "text")
      paragraph(block["text"]);
    else if (kind == "strong")
      boxed(block["text"]);
    else if (kind == "steps")
      numbered(block["items"]);
    else if (kind == "table")
      table(block["head"], block["rows"]);
    else if (kind == "labels")
      labels(block["labels"]);
    else if (kind == "codes")
      codes(block["codes"]);
    else if (kind == "lines")
      lines(block["items"]);
    else if (kind == "code")
      digits(block["text"]);
  }

  std::string finished() {
    if (page_ > 0) end_page();
    cairo_surface_finish(surface_.get());
    require(cairo_surface_status(surface_.get()) == CAIRO_STATUS_SUCCESS, "a page could be drawn");
    return std::move(bytes_);
  }

 private:
  cairo_t* context() const { return context_.get(); }

  void end_page() {
    const Setting foot(context(), "Titrate - " + title_ + " - page " + std::to_string(page_), "DejaVu Sans 8",
                       text_width);
    foot.show(context(), margin, page_height - margin + 4);
    cairo_show_page(context());
  }
  void next_page() {
    end_page();
    ++page_;
    y_ = margin;
  }
  void make_room(double height) {
    if (y_ + height > bottom && y_ > margin) next_page();
  }

  void paragraph(const std::string& text) {
    const Setting set(context(), text, body, text_width);
    make_room(set.height());
    set.show(context(), margin, y_);
    y_ += set.height() + 10;
  }

  void boxed(const std::string& text) {
    const Setting set(context(), text, "DejaVu Sans Bold 10.5", text_width - 20);
    make_room(set.height() + 16);
    cairo_set_line_width(context(), 1.5);
    cairo_rectangle(context(), margin, y_, text_width, set.height() + 16);
    cairo_stroke(context());
    set.show(context(), margin + 10, y_ + 8);
    y_ += set.height() + 16 + 12;
  }

  void numbered(const Json& items) {
    int number = 0;
    for (const Json& item : items) {
      const Setting set(context(), item, body, text_width - 24);
      make_room(set.height());
      const Setting count(context(), std::to_string(++number) + ".", "DejaVu Sans Bold 10.5", 24);
      count.show(context(), margin, y_);
      set.show(context(), margin + 24, y_);
      y_ += set.height() + 7;
    }
    y_ += 6;
  }

  void row(const Json& cells, const char* font, double line_width) {
    const double column = text_width / double(cells.size());
    double height = 0;
    std::vector<Setting> set;
    for (const Json& cell : cells) {
      set.emplace_back(context(), cell, font, column - 8);
      height = std::max(height, set.back().height());
    }
    make_room(height + 8);
    for (std::size_t i = 0; i < set.size(); ++i) set[i].show(context(), margin + double(i) * column + 4, y_ + 4);
    y_ += height + 8;
    cairo_set_line_width(context(), line_width);
    cairo_move_to(context(), margin, y_);
    cairo_line_to(context(), margin + text_width, y_);
    cairo_stroke(context());
  }

  void table(const Json& head, const Json& rows) {
    row(head, "DejaVu Sans Bold 11", 1.2);
    for (const Json& one : rows) row(one, "DejaVu Sans 11", 0.4);
    y_ += 12;
  }

  void labels(const Json& all) {
    constexpr double width = text_width / 2, height = 140, code = 96;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i % 2 == 0) make_room(height);
      const double x = margin + (i % 2 == 0 ? 0 : width);
      const bool has_code = all[i]["qr"].is_string();
      const double text_x = x + (has_code ? code + 6 : 12), text_space = width - (has_code ? code + 14 : 24);
      draw_cut_line(context(), x, y_, width, height);
      if (has_code) draw_qr(context(), all[i]["qr"], x + 4, y_ + (height - code) / 2, code);
      const Setting big(context(), all[i]["big"], "DejaVu Sans Bold 16", text_space);
      const Setting small(context(), all[i]["small"], "DejaVu Sans 9", text_space);
      const double top = y_ + (height - big.height() - 6 - small.height()) / 2;
      big.show(context(), text_x, top);
      small.show(context(), text_x, top + big.height() + 6);
      if (i % 2 == 1 || i + 1 == all.size()) y_ += height;
    }
    y_ += 12;
  }

  void codes(const Json& all) {
    constexpr int across = 3;
    constexpr double width = text_width / across, code = 120;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i % across == 0) make_room(width);
      const double x = margin + double(i % across) * width;
      draw_cut_line(context(), x, y_, width, width);
      draw_qr(context(), all[i], x + (width - code) / 2, y_ + (width - code) / 2, code);
      if (i % across == across - 1 || i + 1 == all.size()) y_ += width;
    }
    y_ += 12;
  }

  void lines(const Json& items) {
    for (const Json& item : items) {
      const Setting set(context(), item, body, 110);
      make_room(34);
      set.show(context(), margin, y_ + 14);
      cairo_set_line_width(context(), 0.6);
      cairo_move_to(context(), margin + 115, y_ + 28);
      cairo_line_to(context(), margin + text_width, y_ + 28);
      cairo_stroke(context());
      y_ += 34;
    }
  }

  void digits(const std::string& text) {
    std::string spaced;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (i > 0 && i % 8 == 0) spaced += i % 32 == 0 ? '\n' : ' ';
      spaced += text[i];
    }
    const Setting set(context(), spaced, "DejaVu Sans Mono 12", text_width);
    make_room(set.height());
    set.show(context(), margin, y_);
    y_ += set.height() + 12;
  }

  std::string bytes_;
  std::unique_ptr<cairo_surface_t, Free> surface_;
  std::unique_ptr<cairo_t, Free> context_;
  std::string title_;
  double y_ = 0;
  int page_ = 0;
};

}  // namespace

std::string pdf_of(const Json& sheets, const std::string& title, const Moment& made) {
  Press press(title, made);
  for (const Json& sheet : sheets) {
    press.begin_sheet(sheet["title"]);
    for (const Json& block : sheet["blocks"]) press.put(block);
  }
  return press.finished();
}

}  // namespace titrate::print

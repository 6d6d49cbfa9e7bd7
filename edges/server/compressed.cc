#include "server/compressed.h"

#include <zlib.h>

#include "base/require.h"

namespace titrate {

std::string gzip_of(std::string_view bytes) {
  constexpr int with_gzip_header = 15 + 16, default_memory = 8;
  z_stream stream{};
  require(deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, with_gzip_header, default_memory, Z_DEFAULT_STRATEGY) == Z_OK,
          "zlib starts");
  std::string smaller(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = uInt(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(smaller.data());
  stream.avail_out = uInt(smaller.size());
  const int end = deflate(&stream, Z_FINISH);
  smaller.resize(stream.total_out);
  deflateEnd(&stream);
  require(end == Z_STREAM_END, "all of a reply is compressed at once");
  return smaller;
}

}  // namespace titrate

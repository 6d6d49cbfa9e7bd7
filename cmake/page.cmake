# The web page: built by npm from web/ into the build folder, and put into the server (accessor page_files).
# TITRATE_PAGE=OFF leaves it out: the server then says that it was built without a page.

set(titrate_page "${CMAKE_BINARY_DIR}/web")
set(titrate_page_stamp "${CMAKE_BINARY_DIR}/web.stamp")

if(TITRATE_PAGE AND EXISTS "${CMAKE_SOURCE_DIR}/web/index.html")
  # node_modules lies in web/ too, so that folder is not searched as a whole
  file(GLOB titrate_page_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/web/*")
  list(FILTER titrate_page_sources EXCLUDE REGEX "/(node_modules|dist)$")
  file(GLOB_RECURSE titrate_page_parts CONFIGURE_DEPENDS
    "${CMAKE_SOURCE_DIR}/web/src/*" "${CMAKE_SOURCE_DIR}/web/public/*")
  list(FILTER titrate_page_parts EXCLUDE REGEX "/schema\\.d\\.ts$")  # written by the build itself
  add_custom_command(OUTPUT "${titrate_page_stamp}"
    COMMAND "${CMAKE_SOURCE_DIR}/scripts/page.sh" "${titrate_page}"
    COMMAND ${CMAKE_COMMAND} -E touch "${titrate_page_stamp}"
    DEPENDS ${titrate_page_sources} ${titrate_page_parts}
      "${CMAKE_SOURCE_DIR}/edges/door/openapi.yaml" "${CMAKE_SOURCE_DIR}/scripts/page.sh"
    COMMENT "Building the page")
  embed(server page_files FOLDER "${titrate_page}" DEPENDS "${titrate_page_stamp}")
else()
  embed(server page_files)
endif()
if(EXISTS "${CMAKE_SOURCE_DIR}/edges/door/openapi.yaml")
embed(server api_description_files FILES "${CMAKE_SOURCE_DIR}/edges/door/openapi.yaml" BASE "${CMAKE_SOURCE_DIR}/edges/door")
else()
embed(server api_description_files)
endif()

# Read by CMake right after llama.cpp's own project() line (see packaging/setup.sh).
# The player needs libllama and nothing beside it: no chat server, no tools, no command line programs. Normal variables
# win over the cache entries that the Python binding forces.
set(LLAMA_BUILD_COMMON OFF)
set(LLAMA_BUILD_TOOLS OFF)
set(LLAMA_BUILD_APP OFF)
set(LLAMA_BUILD_SERVER OFF)
set(LLAMA_BUILD_EXAMPLES OFF)
set(LLAMA_BUILD_TESTS OFF)

# About 150 model architectures are one small file each behind the same heavy headers: compiling them sixteen at a time is
# what cuts the build from a quarter of an hour to two minutes. Only this target: ggml's kernels do not build that way.
cmake_language(DEFER DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}"
  CALL set_target_properties llama PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 16)

# A fifth less work for the compiler, measured together (docs/decisions/0001): the standard library is read once and not
# in each of 90 files, and what only decides which kernel runs when is built with -O2. The kernels in ggml keep -O3.
foreach(header algorithm functional map memory regex set sstream string unordered_map vector)
  list(APPEND MUSICREC_HEADERS "$<$<COMPILE_LANGUAGE:CXX>:<${header}$<ANGLE-R>>")
endforeach()
cmake_language(DEFER DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}"
  CALL target_precompile_headers llama PRIVATE ${MUSICREC_HEADERS})
cmake_language(DEFER DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" CALL target_compile_options llama PRIVATE -O2)

# GCC before 11.5, 12.4 and 13.3 tells its optimizer that loading a tile configuration reads 8 bytes, not 64 (GCC bug
# 114098). The rest of the configuration is then never written, and the first matrix product ends the program on
# processors with AMX. Debian 12 has GCC 12.2: there the AVX-512 kernels are used instead.
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  set(gcc ${CMAKE_CXX_COMPILER_VERSION})
  if(gcc VERSION_LESS 11.5
      OR (gcc VERSION_GREATER_EQUAL 12 AND gcc VERSION_LESS 12.4)
      OR (gcc VERSION_GREATER_EQUAL 13 AND gcc VERSION_LESS 13.3))
    cmake_language(DEFER DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}"
      CALL target_compile_options ggml-cpu PRIVATE -mno-amx-tile -mno-amx-int8 -mno-amx-bf16)
  endif()
endif()

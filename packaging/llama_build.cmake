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

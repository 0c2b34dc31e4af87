"""The few raw PDFium calls that reading needs, with addresses as plain integers.

The object interface of pypdfium2 costs four times the raw calls over a page (29 ms against 7.5,
measured over 5,593 pages); this module declares just those calls on the same shared library.
"""

from __future__ import annotations

import ctypes
from ctypes import c_char_p, c_float, c_int, c_ulong, c_void_p
from importlib.util import find_spec
from pathlib import Path

# The library is found without importing the package, which would declare 500 functions first.
_PACKAGE = find_spec("pypdfium2_raw")
assert _PACKAGE is not None
assert _PACKAGE.origin is not None
_LIBRARY = next(
    path
    for path in Path(_PACKAGE.origin).parent.iterdir()
    if path.name in {"libpdfium.so", "libpdfium.dylib", "pdfium.dll"}
)
# Calls that keep Python's lock are a sixth cheaper, and each reading process has one thread.
_pdfium = ctypes.PyDLL(str(_LIBRARY))
_pdfium.FPDF_InitLibrary()

FLOATS4 = FLOATS = ctypes.POINTER(c_float)
VALUES = c_float * 11


def _declare(name: str, result: object, *arguments: object) -> ctypes._NamedFuncPointer:
    function = getattr(_pdfium, name)
    function.restype = result
    function.argtypes = arguments
    return function  # type: ignore[no-any-return]


OBJECT_TEXT, OBJECT_PATH, OBJECT_IMAGE, OBJECT_SHADING, OBJECT_FORM = 1, 2, 3, 4, 5
ERROR_PASSWORD = 4

load_document = _declare("FPDF_LoadDocument", c_void_p, c_char_p, c_char_p)
load_content = _declare("FPDF_LoadMemDocument64", c_void_p, c_char_p, ctypes.c_size_t, c_char_p)
last_error = _declare("FPDF_GetLastError", c_ulong)
close_document = _declare("FPDF_CloseDocument", None, c_void_p)
page_count = _declare("FPDF_GetPageCount", c_int, c_void_p)
meta_text = _declare("FPDF_GetMetaText", c_ulong, c_void_p, c_char_p, c_void_p, c_ulong)

load_page = _declare("FPDF_LoadPage", c_void_p, c_void_p, c_int)
close_page = _declare("FPDF_ClosePage", None, c_void_p)
page_rotation = _declare("FPDFPage_GetRotation", c_int, c_void_p)
# Media and crop box as viewers take them: inherited, put right and cut to what both show.
bounding_box = _declare("FPDF_GetPageBoundingBox", c_int, c_void_p, FLOATS4)
page_width = _declare("FPDF_GetPageWidthF", c_float, c_void_p)
page_height = _declare("FPDF_GetPageHeightF", c_float, c_void_p)

count_objects = _declare("FPDFPage_CountObjects", c_int, c_void_p)

# What of an object is shown: asked of few objects, those that reach towards an edge of the sheet.
clip_path = _declare("FPDFPageObj_GetClipPath", c_void_p, c_void_p)
clip_paths = _declare("FPDFClipPath_CountPaths", c_int, c_void_p)
clip_segments = _declare("FPDFClipPath_CountPathSegments", c_int, c_void_p, c_int)
clip_segment = _declare("FPDFClipPath_GetPathSegment", c_void_p, c_void_p, c_int, c_int)
segment_point = _declare("FPDFPathSegment_GetPoint", c_int, c_void_p, FLOATS, FLOATS)
form_objects = _declare("FPDFFormObj_CountObjects", c_int, c_void_p)
form_object = _declare("FPDFFormObj_GetObject", c_void_p, c_void_p, c_ulong)

# How many pixels a picture has, which a page may draw at any size.
image_pixels = _declare(
    "FPDFImageObj_GetImagePixelSize", c_int, c_void_p, *[ctypes.POINTER(ctypes.c_uint)] * 2
)

load_text = _declare("FPDFText_LoadPage", c_void_p, c_void_p)
close_text = _declare("FPDFText_ClosePage", None, c_void_p)
count_chars = _declare("FPDFText_CountChars", c_int, c_void_p)
get_text = _declare("FPDFText_GetText", c_int, c_void_p, c_int, c_int, c_void_p)
text_index = _declare("FPDFText_GetTextIndexFromCharIndex", c_int, c_void_p, c_int)
get_unicode = _declare("FPDFText_GetUnicode", ctypes.c_uint, c_void_p, c_int)
# A handle as it is passed on: made once, it serves any number of calls.
argument = c_void_p.from_param

# The calls made most often. Without declared arguments they cost less; each argument must be an
# ``argument``, a reference or a small number then, since a bare integer is cut to 32 bits.
text_object = _pdfium.FPDFText_GetTextObject
text_object.restype = c_void_p
get_object = _pdfium.FPDFPage_GetObject
get_object.restype = c_void_p
text_font = _pdfium.FPDFTextObj_GetFont
text_font.restype = c_void_p
object_type = _pdfium.FPDFPageObj_GetType
object_bounds = _pdfium.FPDFPageObj_GetBounds
object_matrix = _pdfium.FPDFPageObj_GetMatrix
object_matrix.restype = None  # each object has one, and an answer costs time
font_size = _pdfium.FPDFTextObj_GetFontSize
font_size.restype = None
text_mode = _pdfium.FPDFTextObj_GetTextRenderMode
fill_colour = _pdfium.FPDFPageObj_GetFillColor

char_box = _declare(
    "FPDFText_GetCharBox", c_int, c_void_p, c_int, *[ctypes.POINTER(ctypes.c_double)] * 4
)
# Left, top, right and bottom of the place a character takes, with the white around its ink.
loose_char_box = _declare("FPDFText_GetLooseCharBox", c_int, c_void_p, c_int, c_void_p)
char_origin = _declare(
    "FPDFText_GetCharOrigin", c_int, c_void_p, c_int, *[ctypes.POINTER(ctypes.c_double)] * 2
)
char_matrix = _declare("FPDFText_GetMatrix", c_int, c_void_p, c_int, c_void_p)
base_font_name = _declare(
    "FPDFFont_GetBaseFontName", ctypes.c_size_t, c_void_p, c_void_p, ctypes.c_size_t
)
font_flags = _declare("FPDFFont_GetFlags", c_int, c_void_p)

# For pictures of pages.
BITMAP_GREY = 1
BITMAP_BGRX = 3
RENDER_ANNOTATIONS = 0x01
create_bitmap = _declare("FPDFBitmap_CreateEx", c_void_p, c_int, c_int, c_int, c_void_p, c_int)
destroy_bitmap = _declare("FPDFBitmap_Destroy", None, c_void_p)
fill_bitmap = _declare("FPDFBitmap_FillRect", c_int, c_void_p, *[c_int] * 4, c_ulong)
render_page = _declare("FPDF_RenderPageBitmap", None, c_void_p, c_void_p, *[c_int] * 6)
page_to_device = _declare(
    "FPDF_PageToDevice",
    c_int,
    *[c_void_p, *[c_int] * 5, *[ctypes.c_double] * 2, *[ctypes.POINTER(c_int)] * 2],
)

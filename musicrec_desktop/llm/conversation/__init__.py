"""A conversation about a list: words change the plan it was made by and say which of its tracks stay."""

from musicrec_desktop.llm.conversation.amending import amended, narrows_only
from musicrec_desktop.llm.conversation.edit import Edit, asks
from musicrec_desktop.llm.conversation.notes import TURN_NOTES, edit_note
from musicrec_desktop.llm.conversation.read_edit import read_edit
from musicrec_desktop.llm.conversation.shown import Shown

__all__ = ["TURN_NOTES", "Edit", "Shown", "amended", "asks", "edit_note", "narrows_only", "read_edit"]

"""The instant at which a session is asked what comes next."""

from dataclasses import replace

from musicrec_desktop.domain.listening import Moment


def settled(moment: Moment) -> Moment:
    """The moment as of the end of the latest play, where a session goes on; as it is, where one begins.

    So what is said within a session is a function of the log alone, whenever it is asked: what was worked out for the
    listener is, bit for bit, what the lesson of the next play needs, and what a replay of the log works out.
    """
    if moment.session_from >= moment.upto:
        return moment
    return replace(moment, now=float(moment.listening.ends[moment.upto - 1]))

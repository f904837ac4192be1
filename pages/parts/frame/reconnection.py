"""Makes an open page work again after its server was restarted."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

# Long enough never to matter: what counts is that the page has a clock at all.
_SELDOM = timedelta(days=1)


@st.fragment(run_every=_SELDOM)
def prepare() -> None:
    """Have the browser ask for a run of the whole page when it finds its server again.

    It does so only where something runs by a clock. Otherwise a new server would know nothing of
    the page's fragments, and would leave every click in one of them unanswered.
    """

"""Bytes of any kind to documents, passages, sentences and tokens; pure."""

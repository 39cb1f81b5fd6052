"""The trained part: who took part in the incidents of a report, as a small model reads it. Optional, and apart."""

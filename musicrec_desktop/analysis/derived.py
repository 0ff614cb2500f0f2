"""What is computed from the measured quantities, without the sound."""

from dataclasses import replace

import numpy as np

from musicrec_desktop.analysis.character import characterise
from musicrec_desktop.analysis.embedding import embed
from musicrec_desktop.analysis.measured import N_MEASURED
from musicrec_desktop.domain.features import (
    DERIVED_GROUPS,
    GROUP_VERSIONS,
    SCALARS,
    AudioFeatures,
    FeatureGroup,
)


def derive(features: AudioFeatures) -> AudioFeatures:
    """The same features with the derived groups computed anew, by the present methods, from `measured`.

    Those measured with other columns, or of which nothing was measured, stay as they are.
    """
    if features.measured.shape != (N_MEASURED,):
        return features
    values, confidences = features.values.copy(), features.confidences.copy()
    for name, (value, confidence) in characterise(features.measured).items():
        column = SCALARS.index(name)
        values[column], confidences[column] = value, confidence if np.isfinite(value) else 0.0
    values[len(SCALARS) :] = embed(features.measured)
    present = {group: GROUP_VERSIONS[group] for group in FeatureGroup if group in DERIVED_GROUPS}
    return replace(features, values=values, confidences=confidences, versions={**features.versions, **present})

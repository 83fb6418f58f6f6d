"""The SVG elements and attributes allowed in drawings on this site: shapes, colours, text, nothing active."""

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"

ELEMENTS = frozenset(
    """
    circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
    feTurbulence filter g line linearGradient marker mask path pattern polygon polyline radialGradient rect stop style
    svg switch symbol text textPath title tspan use
    """.split()
)
ATTRIBUTES = frozenset(
    """
    alignment-baseline amplitude azimuth baseFrequency baseline-shift bias class clip clip-path clip-rule
    clipPathUnits color color-interpolation color-interpolation-filters cx cy d diffuseConstant direction display
    divisor dominant-baseline dx dy edgeMode elevation exponent fill fill-opacity fill-rule filter filterUnits
    flood-color flood-opacity font-family font-size font-stretch font-style font-variant font-weight fr fx fy
    gradientTransform gradientUnits height href id in in2 intercept isolation k1 k2 k3 k4 kernelMatrix kernelUnitLength
    lang lengthAdjust letter-spacing lighting-color limitingConeAngle marker-end marker-mid marker-start markerHeight
    markerUnits markerWidth mask mask-type maskContentUnits maskUnits method mix-blend-mode mode numOctaves offset
    opacity operator order orient overflow paint-order pathLength patternContentUnits patternTransform patternUnits
    points pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY result
    rotate rx ry scale seed shape-rendering side slope space spacing specularConstant specularExponent spreadMethod
    startOffset stdDeviation stitchTiles stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
    stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width style surfaceScale tableValues
    targetX targetY text-anchor text-decoration text-rendering textLength transform transform-origin type unicode-bidi
    values vector-effect version viewBox visibility width word-spacing writing-mode x x1 x2 xChannelSelector y y1 y2
    yChannelSelector z
    """.split()
)
REPORTED_ELEMENTS = {
    "script": "a script",
    "handler": "a script",
    "listener": "a script",
    "foreignObject": "part of a web page",
    "iframe": "part of a web page",
    "image": "a photograph inside the drawing",
    "feImage": "a photograph inside the drawing",
    "audio": "a recording",
    "video": "a recording",
    "animate": "an animation",
    "animateMotion": "an animation",
    "animateTransform": "an animation",
    "set": "an animation",
}
"""Elements whose removal somebody might notice, with a description for people; all others are removed silently."""
WRAPPER_ELEMENTS = frozenset({"a"})
"""Elements replaced by their contents: a link in a picture cannot be followed."""

"""Where ships can go on a sheet, and the shortest ways between places, as few straight legs over water."""

from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import pairwise

from catalogue.artwork.cover.canvas import CELL, Canvas, Point
from catalogue.artwork.cover.placement import Disc, free
from catalogue.artwork.cover.terrain import HeightMap

_DRAUGHT = 13
"""How far a course keeps from the shore."""
_LEAST_DRAUGHT = 8
"""How far the straight legs of a course keep from it, which cut the corners of the grid."""
_AWASH = -0.01
"""The height above which a straight leg counts as aground."""
_EDGE = 26


class SeaRoutes:
    """The nodes of the grid on which a ship can be, and the ways between them."""

    def __init__(self, canvas: Canvas, height_map: HeightMap, keep_out: Sequence[Disc]) -> None:
        self.height_map = height_map
        self.keep_out = keep_out
        self._open = [
            offing >= _DRAUGHT
            and canvas.inside(*height_map.place(node), _EDGE)
            and free(keep_out, *height_map.place(node), 4)
            for node, offing in enumerate(height_map.offings)
        ]
        columns = height_map.columns
        straight = [(step, (), CELL) for step in (1, -1, columns, -columns)]
        aslant = [(a + b, (a, b), CELL * 1.414) for a in (1, -1) for b in (columns, -columns)]
        self._steps: list[tuple[int, tuple[int, ...], float]] = [*straight, *aslant]

    def largest(self, near: Point | None) -> list[int]:
        """The largest of the waters that hang together, or the one nearest to a point."""
        remaining = {node for node, is_open in enumerate(self._open) if is_open}
        if near:
            first = self.nearest(sorted(remaining), near) if remaining else -1
            return sorted(self._flood({first}, remaining)) if remaining else []
        best: set[int] = set()
        while remaining:
            region = self._flood({min(remaining)}, remaining)
            remaining -= region
            if len(region) > len(best):
                best = region
        return sorted(best)

    def _flood(self, front: set[int], remaining: set[int]) -> set[int]:
        region = set(front)
        while front:
            front = {node + step for node in front for step, _, _ in self._steps[:4]} & remaining - region
            region |= front
        return region

    def by_the_shore(self, node: int) -> bool:
        """Whether a haven can lie at a node."""
        return self.height_map.offings[node] < 44

    def nearest(self, nodes: Sequence[int], point: Point) -> int:
        """The node nearest to a point."""

        def away(node: int) -> float:
            x, y = self.height_map.place(node)
            return (x - point[0]) * (x - point[0]) + (y - point[1]) * (y - point[1])

        return min(nodes, key=away)

    def reach(self, start: int) -> dict[int, int]:
        """For every node that can be reached, the node before it on the best way (Dijkstra)."""
        is_open, offings = self._open, self.height_map.offings
        before = {start: start}
        costs = {start: 0.0}
        queue = [(0.0, start)]
        while queue:
            cost, node = heappop(queue)
            if cost > costs[node]:
                continue
            for step, corners, length in self._steps:
                other = node + step
                if not is_open[other] or any(not is_open[node + corner] for corner in corners):
                    continue
                # Pilots like room: close to the shore a mile counts for more.
                total = cost + length * (1 + 14 / offings[other])
                if total < costs.get(other, 1e12):
                    costs[other] = total
                    before[other] = node
                    heappush(queue, (total, other))
        return before

    def branches(self, start: int, ends: Sequence[int]) -> list[tuple[Point, Point]]:
        """Straight legs from the start to all ends, which share what they can: a trunk that parts into branches."""
        before = self.reach(start)
        onward: dict[int, set[int]] = {}
        for end in ends:
            while end != start:
                joins = before[end] in onward
                onward.setdefault(before[end], set()).add(end)
                if joins:
                    break
                end = before[end]
        legs: list[tuple[Point, Point]] = []
        forks = [start] if onward else []
        while forks:
            fork = forks.pop()
            for node in sorted(onward[fork]):
                way = [fork, node]
                while way[-1] not in ends and len(onward[way[-1]]) == 1:
                    way += onward[way[-1]]
                route = self.straighten(way)
                legs += pairwise(route)
                if way[-1] in onward:
                    forks.append(way[-1])
        return self._relax(legs, {self.height_map.place(node) for node in (start, *ends)})

    def _relax(self, legs: list[tuple[Point, Point]], anchors: set[Point]) -> list[tuple[Point, Point]]:
        """The legs after every turn has moved to the middle of its neighbours, as far as the land allows."""
        for part in (0.6, 0.4, 0.3, 0.2):
            for turn in dict.fromkeys(point for leg in legs for point in leg if point not in anchors):
                neighbours = [a if b == turn else b for a, b in legs if turn in (a, b)]
                x, y = 0.0, 0.0
                for point in neighbours:
                    x += point[0] / len(neighbours)
                    y += point[1] / len(neighbours)
                target = (float(round(turn[0] + part * (x - turn[0]))), float(round(turn[1] + part * (y - turn[1]))))
                if all(self._clear(target, point) for point in neighbours) and self._clear(target, target):
                    legs = [(target if a == turn else a, target if b == turn else b) for a, b in legs]
        return [(a, b) for a, b in legs if a != b]

    def straighten(self, nodes: Sequence[int]) -> list[Point]:
        """The way with as few turns as the land allows."""
        places = [self.height_map.place(node) for node in nodes]
        route = [places[0]]
        for here, there in pairwise(places[1:]):
            if not self._clear(route[-1], there):
                route.append(here)
        return [*route, places[-1]] if len(places) > 1 else route

    def _clear(self, start: Point, end: Point) -> bool:
        (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
        steps = int(max(abs(dx), abs(dy)) / 9) + 1
        places = ((x + dx * n / steps, y + dy * n / steps) for n in range(steps + 1))
        # Off a flat shore the line that is drawn lies further out than the one from which distances are taken.
        return all(
            self.height_map.offing(*place) > _LEAST_DRAUGHT
            and self.height_map.height(*place) < _AWASH
            and free(self.keep_out, *place)
            for place in places
        )

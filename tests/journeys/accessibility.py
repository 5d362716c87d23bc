"""Every page a journey visits is checked: axe, console, content security policy, width."""

from pathlib import Path

from playwright.sync_api import ConsoleMessage, Page

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


class Inspector:
    """Looks at one page after another and remembers what was wrong on which."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        self.visited: list[str] = []
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))

    def look(self) -> None:
        """Check the page that is open now."""
        self.visited.append(self.page.url)
        self._run_axe()
        overflow = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if overflow > 0:
            self.faults.append(f"{self.page.url}: {overflow} px wider than the screen")

    def _run_axe(self) -> None:
        # Evaluated by the driver, outside the page's own policy, which stays as strict as it is.
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("rules => axe.run(document, rules)", RULES)
        for violation in found["violations"]:
            places = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
            self.faults.append(f"{self.page.url}: {violation['id']}: {places}")

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(f"{self.page.url}: console: {message.text}")

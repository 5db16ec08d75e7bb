# SPDX-License-Identifier: MIT
"""A headless Chromium for tests, driven over a pipe by its DevTools protocol: no driver program, no port, no network."""

import contextlib
import fcntl
import json
import os
import select
import shutil
import signal
import subprocess
import tempfile
import time

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
MISSING = "chromium is not installed (make ci-check installs it)"
LIMIT = 60
KEYS = {"Tab": 9, "Enter": 13, "Space": 32, "ArrowDown": 40, "Escape": 27}
TEXTS = {"Enter": "\r", "Space": " "}


class Browser:
    """One browser with one page. Use it in a `with`."""

    def __enter__(self):
        self.stack = contextlib.ExitStack()
        profile = self.stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        to_read, self.to = os.pipe()
        self.source, to_write = os.pipe()
        # Chromium reads descriptor 3 and writes 4; ours are moved out of their way first.
        high = [fcntl.fcntl(fd, fcntl.F_DUPFD, 10) for fd in (to_read, to_write)]

        def place():
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        sandbox = ["--no-sandbox"] if os.getuid() == 0 else []
        self.process = subprocess.Popen(
            [CHROMIUM, "--headless=new", "--disable-gpu", "--no-first-run", "--disable-extensions", "--hide-scrollbars",
             "--disable-background-networking", f"--user-data-dir={profile}", "--remote-debugging-pipe", *sandbox,
             "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            preexec_fn=place, pass_fds=(3, 4), start_new_session=True)
        for fd in (to_read, to_write, *high):
            os.close(fd)
        self.number, self.rest, self.events, self.session = 0, b"", [], None
        page = next(one for one in self.send("Target.getTargets")["targetInfos"] if one["type"] == "page")
        self.session = self.send("Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")
        return self

    def __exit__(self, *_):
        with contextlib.suppress(OSError, AssertionError):
            self.session = None
            self.send("Browser.close")
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self.to)
        os.close(self.source)
        self.stack.close()

    def send(self, method, **parameters):
        """Return what a method of the protocol answers; events that come meanwhile are kept in `events`."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.to, data):]
        end = time.monotonic() + LIMIT
        while True:
            answer = self.receive(end)
            if answer.get("id") == self.number:
                assert "error" not in answer, f"{method}: {answer['error']}"
                return answer["result"]
            self.events.append(answer)

    def receive(self, end):
        """Return the next message. Raises AssertionError when none comes until `end`."""
        while b"\0" not in self.rest:
            assert select.select([self.source], [], [], max(0, end - time.monotonic()))[0], "the browser does not answer"
            more = os.read(self.source, 1 << 20)
            assert more, "the browser has ended"
            self.rest += more
        message, _, self.rest = self.rest.partition(b"\0")
        return json.loads(message)

    def open(self, path, width=1280, dark=False):
        """Open a file in a window of this width, and wait until it is loaded."""
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.send("Emulation.setEmulatedMedia", features=[scheme])
        self.events.clear()
        self.send("Page.navigate", url=path.as_uri())
        self.wait("document.readyState === 'complete' && location.protocol === 'file:'")

    def run(self, expression):
        """Return the value of a JavaScript expression, awaited where it is a promise."""
        done = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    def wait(self, expression):
        """Wait until a JavaScript expression is true."""
        end = time.monotonic() + LIMIT
        while not self.run(expression):
            assert time.monotonic() < end, f"never came true: {expression}"
            time.sleep(0.02)

    def press(self, key, modifiers=0):
        """Press a key of KEYS, or a letter, and let it go. Shift is the modifier 8."""
        name = key if key in KEYS else f"Key{key.upper()}"
        code = KEYS.get(key) or ord(key.upper())
        text = TEXTS.get(key, "" if key in KEYS else key)
        about = {"key": " " if key == "Space" else key, "code": name, "windowsVirtualKeyCode": code, "modifiers": modifiers}
        self.send("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **about)
        self.send("Input.dispatchKeyEvent", type="keyUp", **about)

    def type(self, words):
        self.send("Input.insertText", text=words)

    def screenshot(self):
        """Return a picture of the whole page, base64."""
        return self.send("Page.captureScreenshot", format="png", captureBeyondViewport=True)["data"]

    def complaints(self):
        """Return what the page has complained of since it was opened: errors, and requests but for itself."""
        found = []
        own = self.run("location.href.split('#')[0]")
        for event in self.events:
            parameters = event.get("params", {})
            if event["method"] == "Runtime.exceptionThrown":
                found.append(parameters["exceptionDetails"]["text"])
            elif event["method"] == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "assert"):
                found.append(str(parameters["args"]))
            elif event["method"] == "Log.entryAdded" and parameters["entry"]["level"] == "error":
                found.append(parameters["entry"]["text"])
            elif event["method"] == "Network.requestWillBeSent" and parameters["request"]["url"].split("#")[0] != own:
                found.append(f"request: {parameters['request']['url']}")
        return found

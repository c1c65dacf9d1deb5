import threading
import time

from frontdesk.server.db.fairlock import FairLock


def test_who_came_first_is_served_first():
    lock, served, waiting = FairLock(), [], []
    lock.acquire(1)

    def wait(number):
        lock.acquire(5)
        served.append(number)
        lock.release()

    for number in range(6):
        waiting.append(threading.Thread(target=wait, args=(number,)))
        waiting[-1].start()
        while len(lock._waiting) <= number:
            time.sleep(0.001)
    lock.release()
    for each in waiting:
        each.join()
    assert served == [0, 1, 2, 3, 4, 5]


def test_who_gives_up_is_passed_over():
    lock = FairLock()
    assert lock.acquire(1)
    assert not lock.acquire(0.01)
    lock.release()
    assert lock.acquire(0.01)

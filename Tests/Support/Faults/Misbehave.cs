using System.Text;

namespace Judgeval.Tests.Support.Faults;

/// <summary>What a server does to a request. Where spans are taken in, the client may or may not learn of it.</summary>
internal static class Misbehave
{
    public static void NotAtAll(FaultExchange exchange)
    {
        exchange.TakeIn();
        exchange.Answer(200);
    }

    /// <summary>Takes requests, and does not look into them.</summary>
    public static void Discard(FaultExchange exchange)
    {
        exchange.ReadBody();
        exchange.Answer(200);
    }

    /// <summary>Meets every so many requests with a fault, and works in between.</summary>
    public static Action<FaultExchange> Every(int count, Action<FaultExchange> fault)
    {
        int requests = 0;
        return exchange => (Interlocked.Increment(ref requests) % count == 0 ? fault : NotAtAll)(exchange);
    }

    public static Action<FaultExchange> Status(int status, string? retryAfter = null) => exchange =>
    {
        exchange.ReadBody();
        exchange.Answer(status, headers: retryAfter is null ? [] : [("Retry-After", retryAfter)]);
    };

    public static void ResetInTheMiddle(FaultExchange exchange)
    {
        exchange.ReadSome(exchange.Head.Length / 2);
        exchange.Reset();
    }

    /// <summary>Only the server knows that it has them: whoever sends them again doubles them.</summary>
    public static void TakeInAndReset(FaultExchange exchange)
    {
        exchange.TakeIn();
        exchange.Reset();
    }

    /// <summary>As above, but the client is kept waiting.</summary>
    public static void TakeInAndNeverAnswer(FaultExchange exchange)
    {
        exchange.TakeIn();
        exchange.Wait(Timeout.Infinite);
    }

    public static void NeverAnswer(FaultExchange exchange)
    {
        exchange.ReadBody();
        exchange.Wait(Timeout.Infinite);
    }

    /// <summary>The body is read so slowly that the client gives up.</summary>
    public static void NeverReadToTheEnd(FaultExchange exchange) => exchange.ReadSlowly(bytesAtOnce: 16, milliseconds: 100);

    /// <summary>The body is read slowly, but it is.</summary>
    public static void ReadSlowly(FaultExchange exchange)
    {
        exchange.ReadSlowly(bytesAtOnce: 16 * 1024, milliseconds: 5);
        NotAtAll(exchange);
    }

    /// <summary>Takes them in, and says so; the rest of the answer never ends.</summary>
    public static void DripAnswer(FaultExchange exchange)
    {
        exchange.TakeIn();
        exchange.AnswerSlowly(200, saidLength: 1000, milliseconds: 100);
    }

    public static Action<FaultExchange> Reject(int spans, string message) => exchange =>
    {
        exchange.TakeIn(spans);
        byte[] text = Encoding.UTF8.GetBytes(message);
        byte[] count = spans < 128 ? [(byte)spans] : [(byte)(0x80 | (spans & 0x7f)), (byte)(spans >> 7)];
        byte[] partial = [0x08, .. count, 0x12, (byte)text.Length, .. text];
        exchange.Answer(200, [0x0a, (byte)partial.Length, .. partial]);
    };

    public static void CutAnswerOff(FaultExchange exchange)
    {
        exchange.TakeIn();
        exchange.AnswerCutOff(200, saidLength: 1000, body: [0x0a, 0x7f]);
    }

    public static void CutRefusalOff(FaultExchange exchange)
    {
        exchange.ReadBody();
        exchange.AnswerCutOff(503, saidLength: 1000, body: [0x0a, 0x7f]);
    }

    public static void AnswerTooMuch(FaultExchange exchange)
    {
        exchange.TakeIn();
        exchange.AnswerEndlessly(200, length: 64L * 1024 * 1024);
    }

    public static void AnswerNonsense(FaultExchange exchange)
    {
        exchange.ReadBody();
        exchange.AnswerWith("SSH-2.0-OpenSSH_9.2\r\n\r\n");
    }

    public static void RefuseGzip(FaultExchange exchange)
    {
        if (exchange.Head.IsPacked)
        {
            exchange.ReadBody();
            exchange.Answer(415);
        }
        else
        {
            NotAtAll(exchange);
        }
    }

    /// <summary>Takes no body that is longer than that.</summary>
    public static Action<FaultExchange> RefuseLongerThan(int bytes) => exchange =>
    {
        if (exchange.ReadBody().Length > bytes)
        {
            exchange.Answer(413);
        }
        else
        {
            NotAtAll(exchange);
        }
    };

    /// <summary>Takes the request, and answers when the task has ended.</summary>
    public static Action<FaultExchange> StallUntil(ManualResetEventSlim end) => exchange =>
    {
        exchange.ReadBody();
        while (!end.IsSet && !exchange.Wait(5))
        {
        }

        NotAtAll(exchange);
    };

}

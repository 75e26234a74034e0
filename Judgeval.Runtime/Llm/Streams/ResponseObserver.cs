using Judgeval.Llm.Wire.Responses;
using Judgeval.Llm.Wire.Streaming;

namespace Judgeval.Llm.Streams;

/// <summary>Reads an answer while the program does.</summary>
/// <param name="reader">Understands it.</param>
/// <param name="contentEncoding">The header of that name: how the bytes are compressed that the program gets.</param>
/// <param name="clock">Says when bytes were there, in the caller's unit.</param>
/// <param name="ended">Called once, with what the answer was.</param>
internal sealed class ResponseObserver(
    LlmResponseReader reader,
    string? contentEncoding,
    Func<long> clock,
    Action<StreamEnd, Exception?, LlmResponseFacts> ended) : IBodyObserver
{
    private readonly ContentCoding? _coding = BodyDecoder.CodingOf(contentEncoding);
    private BodyDecoder? _decoder;
    private bool _isUnreadable;

    public bool IsComplete => reader.IsComplete;

    public bool HasFailed => reader.HasFailed;

    public void Observe(ReadOnlySpan<byte> bytes)
    {
        if (_coding == ContentCoding.None)
        {
            reader.Write(bytes, clock());
        }
        else if (_coding is { } coding && !_isUnreadable)
        {
            Decode(bytes, coding);
        }
    }

    public void Close(bool isEndOfBody)
    {
        // Something came, and nothing came out of it.
        if (_coding is null || (isEndOfBody && _decoder is not null && !reader.HasBytes))
        {
            reader.MarkMalformed();
        }

        reader.End(isEndOfBody);
        _decoder?.Dispose();
    }

    public void Ended(StreamEnd end, Exception? exception) => ended(end, exception, reader.Facts());

    private void Decode(ReadOnlySpan<byte> bytes, ContentCoding coding)
    {
        _decoder ??= new BodyDecoder(coding);
        try
        {
            _decoder.Feed(bytes);
            for (ReadOnlySpan<byte> plain = _decoder.Read(); !plain.IsEmpty; plain = _decoder.Read())
            {
                reader.Write(plain, clock());
            }
        }
        catch (InvalidDataException)
        {
            // The program is told when it decompresses; what was read so far counts.
            _isUnreadable = true;
            reader.MarkMalformed();
        }
    }
}

using Judgeval.Llm.Wire.Json;
using Judgeval.Llm.Wire.Responses;
using Judgeval.Llm.Wire.Routing;

namespace Judgeval.Llm.Wire.Streaming;

/// <summary>
/// Reads the body of an answer as it passes, in any pieces, and keeps as much of it as its facts need. Never throws over what it reads. One thread at a time.
/// </summary>
/// <param name="api">The format.</param>
/// <param name="statusCode">The HTTP status; from 400 on the body is an error.</param>
/// <param name="withContent">Whether messages are wanted.</param>
internal sealed class LlmResponseReader(LlmApi api, int statusCode, bool withContent)
{
    /// <summary>Bytes of a body that is no stream that are captured as they are.</summary>
    internal const int CaptureLimit = 1024 * 1024;

    private const int FirstError = 400;

    private readonly WireDocument _document = new();
    private readonly ResponseBuilder _builder = new();
    private EventSplitter? _splitter;
    private JsonCapture? _body;
    private BodyKind _kind;
    private long? _firstContent;
    private long _length;
    private int _events;
    private int _byteOrderMark;
    private bool _isComplete;
    private bool _isMalformed;
    private bool _isEnded;

    /// <summary>The format's own last event was there, or the end of its JSON: nothing that counts can come.</summary>
    internal bool IsComplete => _isComplete;

    internal bool HasBytes => _length > 0;

    /// <summary>The provider said that it failed, at the beginning or in the middle.</summary>
    internal bool HasFailed => _builder.Error is not null;

    /// <param name="bytes">The next bytes of the body, decompressed.</param>
    /// <param name="timestamp">When they were there, in any unit.</param>
    internal void Write(ReadOnlySpan<byte> bytes, long timestamp)
    {
        _length += bytes.Length;
        if (_kind == BodyKind.Unknown && !TryRecognize(ref bytes))
        {
            return;
        }

        if (_kind == BodyKind.Json)
        {
            _body!.Append(bytes);
            _firstContent ??= timestamp;
            return;
        }

        while (!_isComplete && _splitter!.TryRead(ref bytes))
        {
            ReadEvent(timestamp);
        }

        // The end of an array is not an event. What comes after the end does not count, whether it is here already or not.
        _isComplete |= _splitter!.IsAtEnd;
        _length -= bytes.Length;
    }

    /// <summary>For bytes that are lost: they were compressed in a way that nobody here knows, or wrongly.</summary>
    internal void MarkMalformed() => _isMalformed = true;

    /// <summary>Nothing more will be written.</summary>
    /// <param name="isEndOfBody">Whether the body ended, or only the interest in it.</param>
    internal void End(bool isEndOfBody)
    {
        if (_isEnded)
        {
            return;
        }

        _isEnded = true;
        if (_body is { } body)
        {
            Parse(body);
            _isComplete = _document.IsWhole;
        }
        else if (isEndOfBody && !_isComplete && _splitter is not null && _splitter.TryReadLast())
        {
            ReadEvent(_firstContent ?? 0);
        }

        // Bytes without a payload in them are no answer.
        _isMalformed |= isEndOfBody && _events == 0 && _length > 0 && !_isComplete;
        if (statusCode >= FirstError)
        {
            _builder.Error ??= ErrorReader.Read(_document.Root, statusCode.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    /// <summary>What is known. After <see cref="End"/> it is all there is.</summary>
    internal LlmResponseFacts Facts()
    {
        var choices = new List<LlmChoiceFacts>(_builder.Choices.Count);
        foreach (ResponseChoice choice in _builder.Choices)
        {
            choices.Add(choice.ToFacts());
        }

        return new LlmResponseFacts
        {
            Id = _builder.Id,
            Model = _builder.Model,
            ServiceTier = _builder.ServiceTier,
            SystemFingerprint = _builder.SystemFingerprint,
            Choices = choices,
            OutputMessages = withContent && _builder.Choices.Count > 0 ? Messages() : null,
            Usage = UsageReader.ToFacts(api, _builder.Usage),
            Error = _builder.Error,
            BlockReason = _builder.BlockReason,
            SafetyRatings = _builder.SafetyRatings,
            VectorCount = _builder.VectorCount,
            Dimensions = _builder.Dimensions,
            FirstContentTimestamp = _builder.HasContent ? _firstContent : null,
            BodyLength = _length,
            EventCount = _events,
            IsComplete = _isComplete,
            IsMalformed = _isMalformed,
            IsShortened = _builder.IsShortened,
        };
    }

    // What comes first says more than the content type: errors are JSON whatever the type says.
    private bool TryRecognize(ref ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && IsBeforeContent(bytes[0]))
        {
            bytes = bytes.Slice(1);
        }

        if (bytes.IsEmpty)
        {
            return false;
        }

        _kind = bytes[0] switch
        {
            (byte)'{' => BodyKind.Json,
            (byte)'[' => BodyKind.JsonArray,
            _ => BodyKind.Events,
        };
        _body = _kind == BodyKind.Json ? new JsonCapture(CaptureLimit) : null;
        _splitter = _kind switch
        {
            BodyKind.JsonArray => new JsonArraySplitter(),
            BodyKind.Events => new SseSplitter(),
            _ => null,
        };
        return true;
    }

    private bool IsBeforeContent(byte value)
    {
        bool isMark = _byteOrderMark < 3 && value == (_byteOrderMark == 0 ? 0xEF : _byteOrderMark == 1 ? 0xBB : 0xBF);
        _byteOrderMark = isMark ? _byteOrderMark + 1 : _byteOrderMark;
        return isMark || value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
    }

    private void ReadEvent(long timestamp)
    {
        if (_splitter!.IsAtEnd)
        {
            _isComplete = true;
            return;
        }

        Parse(_splitter.Data);
        if (_splitter.IsError)
        {
            _builder.Error ??= ErrorReader.Read(_document.Root, "error");
        }

        _isComplete |= _builder.IsTerminal;
        if (_firstContent is null && _builder.HasContent)
        {
            _firstContent = timestamp;
        }
    }

    private void Parse(JsonCapture json)
    {
        _events++;
        json.ParseInto(_document);
        _isMalformed |= !_document.IsWhole;
        _builder.IsShortened |= json.IsShortened;
        PayloadReader.Read(api, _document.Root, _builder);
    }

    private string Messages() => JsonText.Write(_builder.Choices, static (writer, choices) =>
    {
        writer.WriteStartArray();
        foreach (ResponseChoice choice in choices)
        {
            choice.Write(writer);
        }

        writer.WriteEndArray();
    });
}

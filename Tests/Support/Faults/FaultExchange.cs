using System.Globalization;
using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using Judgeval.Tests.Otlp;

namespace Judgeval.Tests.Support.Faults;

/// <summary>One request, and what can be done to it.</summary>
internal sealed class FaultExchange(FaultServer server, Socket connection, Stream input, Stream output, HttpHead head)
{
    private byte[]? _body;

    public HttpHead Head => head;

    /// <summary>Whether the connection was ended.</summary>
    public bool IsOver { get; private set; }

    public byte[] ReadBody() => _body ??= head.IsChunked ? ReadChunks() : ReadBytes(head.Length);

    /// <summary>Takes the first bytes of the body only.</summary>
    public void ReadSome(int bytes) => ReadBytes(Math.Min(bytes, head.Length));

    /// <summary>Takes the body a little at a time.</summary>
    public void ReadSlowly(int bytesAtOnce, int milliseconds)
    {
        using var body = new MemoryStream();
        while (body.Length < head.Length)
        {
            body.Write(ReadBytes((int)Math.Min(bytesAtOnce, head.Length - body.Length)));
            Wait(milliseconds);
        }

        _body = body.ToArray();
    }

    /// <summary>Counts the spans as delivered, but for the first few.</summary>
    public void TakeIn(int rejected = 0)
    {
        using var body = new MemoryStream(ReadBody());
        using Stream unpacked = head.IsPacked ? new GZipStream(body, CompressionMode.Decompress) : body;
        server.Spans.Add(ExportTraceServiceRequest.Parser.ParseFrom(unpacked), rejected);
    }

    public void Answer(int status, byte[]? body = null, string type = "application/x-protobuf", params (string Name, string Value)[] headers)
    {
        byte[] content = body ?? [];
        output.Write([.. Encoding.ASCII.GetBytes(HeadOf(status, content.Length, type, headers)), .. content]);
    }

    /// <summary>An answer of another length than it says, and the end of the connection.</summary>
    public void AnswerCutOff(int status, int saidLength, byte[] body)
    {
        Write(HeadOf(status, saidLength, "application/x-protobuf", []));
        output.Write(body);
        Close();
    }

    /// <summary>An answer that goes on and on, until the client has enough of it.</summary>
    public void AnswerEndlessly(int status, long length)
    {
        Write(HeadOf(status, length, "application/x-protobuf", []));
        byte[] block = new byte[64 * 1024];
        for (long written = 0; written < length; written += block.Length)
        {
            output.Write(block);
        }
    }

    /// <summary>An answer of which a byte comes now and then, and the end never.</summary>
    public void AnswerSlowly(int status, int saidLength, int milliseconds)
    {
        Write(HeadOf(status, saidLength, "application/x-protobuf", []));
        for (int i = 0; i < saidLength && !Wait(milliseconds); i++)
        {
            output.WriteByte(0);
        }
    }

    public void AnswerWith(string text)
    {
        Write(text);
        Close();
    }

    /// <summary>As a crash of the server: the client's next read or write fails.</summary>
    public void Reset()
    {
        IsOver = true;
        FaultServer.Reset(connection);
    }

    public void Close()
    {
        IsOver = true;
        output.Flush();
        connection.Shutdown(SocketShutdown.Both);
    }

    /// <summary>True when the server was stopped meanwhile.</summary>
    public bool Wait(int milliseconds) => server.Stopped.WaitOne(milliseconds);

    private static string HeadOf(int status, long length, string type, (string Name, string Value)[] headers)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} x\r\nContent-Type: {type}\r\nContent-Length: {length}\r\n");
        foreach ((string name, string value) in headers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        return text.Append("\r\n").ToString();
    }

    private void Write(string text) => output.Write(Encoding.ASCII.GetBytes(text));

    private byte[] ReadBytes(int count)
    {
        byte[] bytes = new byte[count];
        input.ReadExactly(bytes);
        return bytes;
    }

    private byte[] ReadChunks()
    {
        using var body = new MemoryStream();
        while (int.Parse(HttpHead.ReadLine(input)!, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var length)
        {
            body.Write(ReadBytes(length));
            HttpHead.ReadLine(input);
        }

        HttpHead.ReadLine(input);
        return body.ToArray();
    }
}

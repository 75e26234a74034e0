namespace Judgeval.Tests.Runtime.Llm;

/// <summary>Notes which of its members is called.</summary>
internal sealed class RecordingStream : Stream
{
    private long _position;

    internal List<string> Calls { get; } = [];

    internal Task<int>? LastRead { get; private set; }

    internal Task<int>? Pending { get; init; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override bool CanTimeout => true;

    public override long Length => 42;

    public override long Position
    {
        get => _position;
        set => _position = value;
    }

    public override int ReadTimeout { get; set; }

    public override int WriteTimeout { get; set; }

    public override void Flush() => Calls.Add("Flush");

    public override Task FlushAsync(CancellationToken cancellationToken) => Note("FlushAsync", Task.CompletedTask);

    public override long Seek(long offset, SeekOrigin origin) => offset;

    public override void SetLength(long value) => Calls.Add($"SetLength {value}");

    public override int Read(byte[] buffer, int offset, int count) => Note($"Read[] {count}", 1);

    public override int Read(Span<byte> buffer) => Note($"Read<> {buffer.Length}", 1);

    public override int ReadByte() => Note("ReadByte", 'x');

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        LastRead = Note($"ReadAsync[] {count}", Task.FromResult(1));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Note($"ReadAsync<> {buffer.Length}", Pending is null ? new ValueTask<int>(1) : new ValueTask<int>(Pending));

    public override IAsyncResult BeginRead(byte[] buffer, int offset, int count, AsyncCallback? callback, object? state) =>
        Note($"BeginRead {count}", Task.FromResult(1));

    public override int EndRead(IAsyncResult asyncResult) => Note("EndRead", 1);

    public override void Write(byte[] buffer, int offset, int count) => Calls.Add($"Write[] {count}");

    public override void Write(ReadOnlySpan<byte> buffer) => Calls.Add($"Write<> {buffer.Length}");

    public override void WriteByte(byte value) => Calls.Add("WriteByte");

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Note($"WriteAsync[] {count}", Task.CompletedTask);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        Note($"WriteAsync<> {buffer.Length}", ValueTask.CompletedTask);

    public override IAsyncResult BeginWrite(byte[] buffer, int offset, int count, AsyncCallback? callback, object? state) =>
        Note($"BeginWrite {count}", Task.CompletedTask);

    public override void EndWrite(IAsyncResult asyncResult) => Calls.Add("EndWrite");

    public override void CopyTo(Stream destination, int bufferSize) => Calls.Add($"CopyTo {bufferSize}");

    public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => Note($"CopyToAsync {bufferSize}", Task.CompletedTask);

    private T Note<T>(string call, T result)
    {
        Calls.Add(call);
        return result;
    }
}

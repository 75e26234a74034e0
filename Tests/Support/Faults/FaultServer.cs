using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Judgeval.Tests.Support.Faults;

/// <summary>
/// Judgment on a loopback port, over bare sockets so that it can do what no web server does, and on threads of its own so that it lives when the pool does not.
/// Project lookups are answered; posted spans meet the next <see cref="Script"/> entry, or else <see cref="Otherwise"/>.
/// </summary>
internal sealed class FaultServer : IDisposable
{
    private readonly ConcurrentDictionary<Socket, bool> _connections = new();
    private readonly ManualResetEventSlim _stopped = new();
    private Socket? _listener;
    private int _requests;

    public FaultServer() => Listen(0);

    public int Port { get; private set; }

    public string Url => $"http://127.0.0.1:{Port}";

    /// <summary>What it took in.</summary>
    public SpanCount Spans { get; } = new();

    /// <summary>What the next posts of spans meet, one each.</summary>
    public ConcurrentQueue<Action<FaultExchange>> Script { get; } = new();

    /// <summary>What every other post meets.</summary>
    public Action<FaultExchange> Otherwise { get; set; } = Misbehave.NotAtAll;

    /// <summary>Bodies that were no spans.</summary>
    public ConcurrentQueue<Exception> Broken { get; } = new();

    /// <summary>Posts of spans that arrived, whole or in part.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>The heads of the posts, in order.</summary>
    public ConcurrentQueue<HttpHead> Heads { get; } = new();

    /// <summary>Ends for connections that are held when the server stops.</summary>
    public WaitHandle Stopped => _stopped.WaitHandle;

    /// <summary>The next posts meet this.</summary>
    public FaultServer Then(Action<FaultExchange> fault, int times = 1)
    {
        for (int i = 0; i < times; i++)
        {
            Script.Enqueue(fault);
        }

        return this;
    }

    /// <summary>Refuses connections, and resets those there are.</summary>
    public void Stop()
    {
        _stopped.Set();
        _listener?.Dispose();
        foreach (Socket connection in _connections.Keys)
        {
            Reset(connection);
        }
    }

    /// <summary>Listens again, on the same port.</summary>
    public void Restart()
    {
        _stopped.Reset();
        Listen(Port);
    }

    public void Dispose()
    {
        Stop();
        _stopped.Dispose();
    }

    internal static void Reset(Socket connection)
    {
        try
        {
            connection.LingerState = new LingerOption(true, 0);
            connection.Close();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Gone already.
        }
    }

    private void Listen(int port)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        listener.Listen(512);
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        _listener = listener;
        new Thread(() => Accept(listener)) { IsBackground = true, Name = "fault server" }.Start();
    }

    private void Accept(Socket listener)
    {
        while (true)
        {
            try
            {
                Socket connection = listener.Accept();
                connection.NoDelay = true;
                _connections.TryAdd(connection, true);
                new Thread(() => Serve(connection)) { IsBackground = true, Name = "fault connection" }.Start();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Serve(Socket connection)
    {
        try
        {
            using var stream = new NetworkStream(connection);
            using var input = new BufferedStream(stream, 16 * 1024);
            while (HttpHead.Read(input) is { } head)
            {
                var exchange = new FaultExchange(this, connection, input, stream, head);
                if (head.IsSpans)
                {
                    Interlocked.Increment(ref _requests);
                    Heads.Enqueue(head);
                    (Script.TryDequeue(out Action<FaultExchange>? fault) ? fault : Otherwise)(exchange);
                }
                else
                {
                    exchange.ReadBody();
                    exchange.Answer(200, body: """{"project_id":"the-project"}"""u8.ToArray(), type: "application/json");
                }

                if (exchange.IsOver)
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is (IOException and not Google.Protobuf.InvalidProtocolBufferException) or SocketException or ObjectDisposedException)
        {
            // The client went, or the server was stopped.
        }
        catch (Google.Protobuf.InvalidProtocolBufferException e)
        {
            Broken.Enqueue(e);
        }
        finally
        {
            _connections.TryRemove(connection, out _);
            connection.Dispose();
        }
    }
}
